using System.Text.RegularExpressions;
using System.Xml.Linq;
using DeployPlan.Diagnostics;

namespace DeployPlan.Tests.Architecture;

/// <summary>Targets, properties and items are what others build on: <c>docs/msbuild.md</c> lists every one, and none that is not there.</summary>
[TestClass]
public partial class MSBuildNames
{
    private static readonly XDocument[] Files =
    [
        .. Directory.EnumerateFiles(RepositoryFolder.PathOf("build"), "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".props" or ".targets" or ".proj" && Path.GetFileName(file) is not ("Sdk.props" or "Sdk.targets" or "DeployPlan.WarnAsError.proj"))
            .Select(file => XDocument.Load(file)),
    ];

    [TestMethod]
    public void Every_target_is_listed() => AssertListed(
        "target", Files.SelectMany(file => file.Descendants("Target")).Select(target => (string)target.Attribute("Name")!));

    [TestMethod]
    public void Every_item_is_listed() => AssertListed(
        "item",
        Files.SelectMany(file => file.Descendants("Output")).Select(output => (string?)output.Attribute("ItemName"))
            .Concat(Files.SelectMany(file => file.Descendants("ItemGroup").Concat(file.Descendants("ItemDefinitionGroup")).Elements()).Select(item => item.Name.LocalName))
            .OfType<string>().Where(name => name.StartsWith("DeployPlan", StringComparison.Ordinal) || name.StartsWith("Operation", StringComparison.Ordinal)));

    [TestMethod]
    public void Every_property_is_listed() => AssertListed(
        "property",
        Files.SelectMany(file => file.Descendants("PropertyGroup").Elements()).Select(property => property.Name.LocalName)
            .Concat(Files.SelectMany(file => file.Descendants("Output")).Select(output => (string?)output.Attribute("PropertyName")).OfType<string>())
            .Concat(Files.SelectMany(file => Reference().Matches(file.ToString())).Select(match => match.Groups[1].Value))
            .Where(name => name.Contains("DeployPlan", StringComparison.Ordinal)));

    [TestMethod]
    public void The_engine_knows_every_listed_property_that_a_mistyped_name_can_mean() => Assert.AreEqual(
        string.Join('\n', Listed("property").Where(name => name.StartsWith("DeployPlan", StringComparison.Ordinal))), string.Join('\n', PropertyNames.All));

    private static void AssertListed(string kind, IEnumerable<string> names)
    {
        var there = names.Where(name => name[0] != '_').Distinct().Order(StringComparer.Ordinal);

        Assert.AreEqual(string.Join('\n', there), string.Join('\n', Listed(kind)));
    }

    private static IEnumerable<string> Listed(string kind) => Row().Matches(File.ReadAllText(RepositoryFolder.PathOf("docs", "msbuild.md")).ReplaceLineEndings("\n"))
        .Where(row => row.Groups["kind"].Value == kind).Select(row => row.Groups["name"].Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\$\((\w*DeployPlan\w*)\)")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| (?<kind>target|property|item) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
