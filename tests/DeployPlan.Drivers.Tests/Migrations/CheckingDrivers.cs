using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DeployPlan.Drivers.Tests.Migrations;

[TestClass]
public partial class CheckingDrivers
{
    [TestMethod]
    public void The_drivers_that_can_check_are_those_that_are_asked_to()
    {
        var sources = Path.Combine(Workspace.Repository, "src", "DeployPlan.Drivers");
        var checking = Directory.GetFiles(sources, "*.cs", SearchOption.AllDirectories)
            .Select(file => CheckingDriver().Match(File.ReadAllText(file))).Where(match => match.Success).Select(match => match.Groups["name"].Value).ToList();
        var able = Registered().Matches(File.ReadAllText(Path.Combine(sources, "BuiltInDrivers.cs")))
            .Where(match => checking.Contains(match.Groups["class"].Value)).Select(match => $"{match.Groups["type"].Value} {match.Groups["name"].Value}");
        var asked = XDocument.Load(Path.Combine(Workspace.Repository, "build", "drivers", "DeployPlan.Drivers.props")).Descendants("DeployPlanDriver")
            .Where(item => (string?)item.Attribute("CheckTarget") == "CheckDriver").Select(item => $"{(string?)item.Attribute("OperationType")} {(string?)item.Attribute("Include")}");

        CollectionAssert.AreEquivalent(able.ToArray(), asked.ToArray());
    }

    [GeneratedRegex(@"class (?<name>\w+)[^{]*: (?:\w+, )*ICheckingDriver")]
    private static partial Regex CheckingDriver();

    [GeneratedRegex(@"\(""(?<type>\w+)"", ""(?<name>[\w-]+)""\)\] = static \(\) => new (?<class>\w+)")]
    private static partial Regex Registered();
}
