using DeployPlan.Plans;
using DeployPlan.Views;

namespace DeployPlan.Tests.Views;

/// <summary>What a rollback undoes, for people.</summary>
[TestClass]
public class RollbackReports
{
    private const string First = "20260102T120000000Z-1a2b3c";
    private const string Second = "20260103T120000000Z-4d5e6f";

    private static readonly PlanRollback Rollback = new()
    {
        From = Second,
        To = "20260101T120000000Z-0a0b0c",
        Undoes =
        [
            new("migration_orders", Second, Reversibility.Reversible, "it ran no script", []),
            new("deploy_prod_api", Second, Reversibility.Compensatable, "it is deployed again", ["deploy_prod_api"]),
            new("migration_orders", First, Reversibility.Irreversible, "003.sql stays", []),
        ],
    };

    [TestMethod]
    public void An_operation_of_several_releases_is_listed_with_each_of_them_at_a_console()
    {
        var lines = RollbackText.Of(Rollback).Split('\n');

        CollectionAssert.AreEqual(
            new[]
            {
                $"  reversible     migration_orders of release {Second}  it ran no script",
                "  compensatable  deploy_prod_api                                         it is deployed again",
                $"  irreversible   migration_orders of release {First}  003.sql stays",
            },
            lines[2..]);
    }

    [TestMethod]
    public void And_in_a_report()
    {
        var text = RollbackMarkdown.Of("prod", Rollback);

        Assert.Contains($"| `migration_orders` of release `{Second}` | reversible | it ran no script |  |\n", text);
        Assert.Contains("| `deploy_prod_api` | compensatable | it is deployed again | `deploy_prod_api` |\n", text);
        Assert.Contains($"| `migration_orders` of release `{First}` | irreversible | 003.sql stays |  |\n", text);
    }
}
