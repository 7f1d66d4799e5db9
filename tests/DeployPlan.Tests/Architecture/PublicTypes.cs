using System.Text.RegularExpressions;

namespace DeployPlan.Tests.Architecture;

[TestClass]
public partial class PublicTypes
{
    [TestMethod]
    [DataRow("DeployPlan", "")]
    [DataRow("DeployPlan.Drivers", "RunDriver")]
    [DataRow("DeployPlan.Host", "")]
    public void Nothing_is_public_but_tasks(string project, string expected)
    {
        var found = Sources.Of(project).SelectMany(file => Declaration().Matches(File.ReadAllText(file)).Select(type => type.Groups["name"].Value)).Order(StringComparer.Ordinal);

        Assert.AreEqual(expected, string.Join(' ', found));
    }

    [GeneratedRegex(@"^public +(?:(?:static|sealed|abstract|readonly|partial) +)*(?:class|record struct|record|struct|enum|interface) +(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
