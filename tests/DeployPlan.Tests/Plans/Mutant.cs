namespace DeployPlan.Tests.Plans;

/// <summary>A change to a good text that makes it bad.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Old">The text to change.</param>
/// <param name="New">What to write instead; a caret is where the diagnostic must point and is not written.</param>
/// <param name="Code">What the reader must say.</param>
/// <param name="Last">Change the last place where the old text stands instead of the first.</param>
public sealed record Mutant(string Name, string Old, string New, string Code, bool Last = false)
{
    internal string Apply(string good)
    {
        var at = Find(good);
        return good[..at] + New.Replace("^", "", StringComparison.Ordinal) + good[(at + Old.Length)..];
    }

    /// <summary>The line and column of the caret; null where there is none.</summary>
    internal (int Line, int Column)? Position(string good)
    {
        var caret = New.IndexOf('^', StringComparison.Ordinal);
        if (caret < 0)
        {
            return null;
        }

        var lines = (good[..Find(good)] + New[..caret]).Split('\n');
        return (lines.Length, lines[^1].Length + 1);
    }

    public override string ToString() => Name;

    private int Find(string good)
    {
        var at = Last ? good.LastIndexOf(Old, StringComparison.Ordinal) : good.IndexOf(Old, StringComparison.Ordinal);
        Assert.IsGreaterThanOrEqualTo(0, at, $"There is no '{Old}' to change.");
        return at;
    }
}
