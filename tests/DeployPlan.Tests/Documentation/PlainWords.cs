using System.Text.RegularExpressions;

namespace DeployPlan.Tests.Documentation;

/// <summary>Words that read as translated do not come back: "is" for "stands", "no one" for "nobody", "fix" for "mend".</summary>
[TestClass]
public partial class PlainWords
{
    private static readonly string[] Folders = ["build", "docs", "samples", "src"];
    private static readonly string[] Pages = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md"];
    private static readonly string[] Endings = [".cs", ".js", ".json", ".md", ".proj", ".props", ".sh", ".sql", ".targets", ".yml"];

    // A script of a sample, whose bytes are sealed in golden plans.
    private static readonly string[] Allowed = ["it stands in no command line"];

    [TestMethod]
    public void Sources_and_pages_use_the_usual_word()
    {
        var files = Folders.SelectMany(folder => Directory.EnumerateFiles(RepositoryFolder.PathOf(folder), "*", SearchOption.AllDirectories))
            .Where(file => Endings.Contains(Path.GetExtension(file)) && !Built().IsMatch(file))
            .Concat(Pages.Select(page => RepositoryFolder.PathOf(page)));

        var found = files.SelectMany(file => File.ReadLines(file).Select((line, i) => (file, number: i + 1, line)))
            .Where(found => Unusual().IsMatch(found.line) && !Allowed.Any(found.line.Contains))
            .Select(found => $"{found.file}({found.number}): {found.line.Trim()}");

        Assert.AreEqual("", string.Join('\n', found));
    }

    [GeneratedRegex(@"\b(stands?|nobody|somebody|mend(s|ed|ing)?|surely)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Unusual();

    [GeneratedRegex(@"[\\/](bin|obj|node_modules)[\\/]")]
    private static partial Regex Built();
}
