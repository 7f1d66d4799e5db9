using System.Globalization;
using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Tests.Documents;

[TestClass]
public class NestedAliases
{
    [TestMethod]
    public void Aliases_of_aliases_do_not_nest_deeper_than_a_config_may()
    {
        var yaml = new StringBuilder("a0: &a0 [1]\n");
        for (var i = 1; i <= 200; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1}]\n");
        }

        var diagnostics = new DiagnosticBag();

        Assert.IsNull(DocumentReader.Read("deploy.yml", yaml.ToString(), "", diagnostics));

        var found = diagnostics.ToSortedList()[0];
        Assert.AreEqual(("DPL1005", 64), (found.Code, found.Span.Line));
    }
}
