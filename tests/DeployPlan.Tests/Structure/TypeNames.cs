using System.Text.RegularExpressions;

namespace DeployPlan.Tests.Structure;

[TestClass]
public partial class TypeNames
{
    [TestMethod]
    public void No_two_types_of_the_sources_have_one_name()
    {
        var declared = Sources.Of()
            .SelectMany(file => Declaration().Matches(File.ReadAllText(file)).Select(type => (Name: type.Groups["name"].Value, File: Path.GetRelativePath(RepositoryFolder.Path, file))));

        var twice = declared.GroupBy(type => type.Name).Where(group => group.Count(type => !IsPart(type.File)) > 1).Select(group => $"{group.Key}: {string.Join(", ", group.Select(type => type.File))}");

        Assert.AreEqual("", string.Join('\n', twice));
    }

    // A type in several files has them named after it: Type.Part.cs beside Type.cs.
    private static bool IsPart(string file) => Path.GetFileNameWithoutExtension(file).Contains('.', StringComparison.Ordinal);

    [GeneratedRegex(@"^ *(?:(?:public|internal|private|protected|file|static|sealed|abstract|readonly|partial) +)*(?:class|record struct|record class|record|struct|enum|interface) +(?<name>[A-Z]\w*)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
