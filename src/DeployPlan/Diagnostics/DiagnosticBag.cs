namespace DeployPlan.Diagnostics;

/// <summary>Collects what one run has to say, each thing once, and gives it back sorted by position.</summary>
public sealed class DiagnosticBag
{
    private readonly HashSet<Diagnostic> _seen = [];

    /// <summary>Whether anything collected so far forbids a plan.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Adds a diagnostic; one that is already there (an environment may read the same line again) is not added twice.</summary>
    public void Add(Diagnostic diagnostic)
    {
        if (_seen.Add(diagnostic))
        {
            HasErrors |= diagnostic.Severity == Severity.Error;
        }
    }

    /// <summary>Adds all of them.</summary>
    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Add(diagnostic);
        }
    }

    /// <summary>Everything collected, by file, line, column, code and text.</summary>
    public IReadOnlyList<Diagnostic> ToSortedList()
    {
        var sorted = new List<Diagnostic>(_seen);
        sorted.Sort(static (a, b) =>
        {
            var byPosition = a.Span.CompareTo(b.Span);
            if (byPosition != 0)
            {
                return byPosition;
            }

            var byCode = string.CompareOrdinal(a.Code, b.Code);
            return byCode != 0 ? byCode : string.CompareOrdinal(a.Message, b.Message);
        });
        return sorted;
    }
}
