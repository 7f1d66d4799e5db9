namespace DeployPlan.Tests.Generated;

/// <summary>A file, or a part of one, that is written from the statements of fields.</summary>
internal static class GeneratedFile
{
    private const string Command = "DEPLOYPLAN_WRITE_GENERATED=1 dotnet test tests/DeployPlan.Tests --filter FullyQualifiedName~Generated";

    /// <summary>Checks that the file has that text, or writes it where <c>DEPLOYPLAN_WRITE_GENERATED</c> is 1.</summary>
    public static void AssertCurrent(string path, string text)
    {
        var file = RepositoryFolder.PathOf(path);
        if (Environment.GetEnvironmentVariable("DEPLOYPLAN_WRITE_GENERATED") == "1")
        {
            File.WriteAllText(file, text);
        }

        Assert.AreEqual(text, File.ReadAllText(file).ReplaceLineEndings("\n"), $"{path} is not what the fields say. To write it: {Command}");
    }

    /// <summary>As <see cref="AssertCurrent"/>, for what is between two comments of a page.</summary>
    public static void AssertPart(string path, string name, string text)
    {
        var page = File.ReadAllText(RepositoryFolder.PathOf(path)).ReplaceLineEndings("\n");
        var start = $"<!-- fields of {name}: generated -->\n";
        var from = page.IndexOf(start, StringComparison.Ordinal) + start.Length;
        var to = page.IndexOf("<!-- end of fields -->", from, StringComparison.Ordinal);
        Assert.IsGreaterThanOrEqualTo(start.Length, from, $"{path} has no '{start.Trim()}'.");
        AssertCurrent(path, page[..from] + text + page[to..]);
    }
}
