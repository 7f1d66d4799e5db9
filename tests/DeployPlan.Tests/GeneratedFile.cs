namespace DeployPlan.Tests;

/// <summary>A file of the repository that is made from code.</summary>
internal static class GeneratedFile
{
    private const string Write = "DEPLOYPLAN_WRITE_GENERATED";

    /// <summary>Fails where the file is not what the code says, with the command that writes it anew.</summary>
    public static void AssertIsCurrent(string path, string expected, string test)
    {
        if (Environment.GetEnvironmentVariable(Write) == "1")
        {
            File.WriteAllText(path, expected);
        }

        Assert.AreEqual(
            expected, File.ReadAllText(path).ReplaceLineEndings("\n"),
            $"{Path.GetFileName(path)} is generated and out of date. Write it anew, and review what changed: {Write}=1 dotnet test tests/DeployPlan.Tests --filter {test}");
    }

    /// <summary>The text with each block between the markers of <paramref name="kind"/> made anew.</summary>
    /// <param name="text">The page.</param>
    /// <param name="kind">What the markers say: <c>keys</c> for <c>&lt;!-- keys of service: generated --&gt;</c>.</param>
    /// <param name="blocks">What belongs into each block.</param>
    public static string WithBlocks(string text, string kind, IEnumerable<KeyValuePair<string, string>> blocks)
    {
        foreach (var (name, block) in blocks)
        {
            var start = $"<!-- {kind} of {name}: generated -->\n";
            var from = text.IndexOf(start, StringComparison.Ordinal);
            Assert.IsGreaterThanOrEqualTo(0, from, start);
            var to = text.IndexOf("<!-- end -->", from, StringComparison.Ordinal);
            text = string.Concat(text.AsSpan(0, from), start, block, text.AsSpan(to));
        }

        return text;
    }
}
