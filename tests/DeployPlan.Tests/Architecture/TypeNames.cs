using System.Text.RegularExpressions;

namespace DeployPlan.Tests.Architecture;

[TestClass]
public partial class TypeNames
{
    [TestMethod]
    public void No_two_types_of_the_sources_have_one_name()
    {
        var declared = Sources.Of().SelectMany(file => Declaration().Matches(File.ReadAllText(file)).Select(type => (Name: type.Groups["name"].Value, Place: PlaceOf(type, file))));

        var twice = declared.Distinct().GroupBy(type => type.Name).Where(group => group.Count() > 1).Select(group => $"{group.Key}: {string.Join(", ", group.Select(type => type.Place))}");

        Assert.AreEqual("", string.Join('\n', twice));
    }

    // A type in several files is one type where they are in one folder.
    private static string PlaceOf(Match type, string file) =>
        Path.GetRelativePath(RepositoryFolder.Path, type.Value.Contains("partial ", StringComparison.Ordinal) ? Path.GetDirectoryName(file)! : file);

    [GeneratedRegex(@"^ *(?:(?:public|internal|private|protected|file|static|sealed|abstract|readonly|partial) +)*(?:class|record struct|record class|record|struct|enum|interface) +(?<name>[A-Z]\w*)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
