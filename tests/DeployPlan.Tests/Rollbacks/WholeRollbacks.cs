using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Rollbacks;
using DeployPlan.Tests.Comparisons;

namespace DeployPlan.Tests.Rollbacks;

/// <summary>A rollback of everything that a release can do, as people read it. With DEPLOYPLAN_ACCEPT=1 the tests write it anew, for a person to review.</summary>
[TestClass]
public class WholeRollbacks
{
    private const string Shop = """
        project: { name: shop, registry: registry.example.com }
        infra:
          cluster: { provider: command, command: ["true"] }
          network: { provider: command, command: [sh, ./db/001.sql] }
        databases:
          audit: { connection_env: AUDIT_DB, migrations: { engine: raw, path: audit, strategy: post_deploy } }
          legacy: { migrations: { engine: mine, path: legacy } }
          orders: { connection_env: ORDERS_DB, migrations: { engine: raw, path: db } }
          stock: { connection_env: STOCK_DB, migrations: { engine: raw, path: stock, timeout_seconds: 60 } }
        services:
          api: { project: src/App.csproj, databases: [orders, audit], depends_on: [cache], required_env: [API_KEY], health_check: { url: "http://localhost/" } }
          cache: { image: "redis:7", databases: [], health_check: { url: "tcp://localhost:1" } }
          web: { project: src/App.csproj, databases: [stock], depends_on: [api], health_check: { command: [ready] } }
        environments:
          prod: { driver: command, env_file: prod.env, approval: required }

        """;

    private readonly FakeWorld _world = new();

    [TestMethod]
    public void A_release_of_everything_is_taken_back_as_agreed()
    {
        Release(Shop, "1.0.0", "audit/001.sql", "db/001.sql", "legacy/001.sql", "stock/001.sql");
        Release(
            Shop.Replace("redis:7", "redis:8", StringComparison.Ordinal).Replace("[\"true\"]", "[\"false\"]", StringComparison.Ordinal)
                .Replace("services:\n", "services:\n  new: { image: new, databases: [] }\n", StringComparison.Ordinal),
            "2.0.0",
            "audit/001.sql", "audit/002.down.sql", "audit/002.sql", "db/001.sql", "db/002.down.sql", "db/002.sql", "db/003.down.sql", "db/003.sql",
            "legacy/001.sql", "legacy/002.down.sql", "legacy/002.sql", "stock/001.sql", "stock/002.down.sql", "stock/002.sql", "stock/003.sql");

        AssertAsAgreed("everything");
    }

    [TestMethod]
    public void Scripts_that_ran_in_different_ways_are_undone_one_way_after_the_other()
    {
        Release(Shop, "1.0.0", "stock/001.sql");
        Release(Shop, "1.1.0", "stock/001.sql", "stock/002.down.sql", "stock/002.sql");
        Release(
            Shop.Replace("timeout_seconds: 60", "timeout_seconds: 90, args: [-v]", StringComparison.Ordinal), "1.2.0",
            "stock/001.sql", "stock/002.down.sql", "stock/002.sql", "stock/003.down.sql", "stock/003.sql");
        Release(
            Shop, "1.3.0",
            "stock/001.sql", "stock/002.down.sql", "stock/002.sql", "stock/003.down.sql", "stock/003.sql", "stock/004.down.sql", "stock/004.sql");

        AssertAsAgreed("different-ways", _world.Releases[0].Id);
    }

    private void Release(string yaml, string version, params string[] sealedInputs)
    {
        using var tree = new ConfigTree();
        foreach (var folder in new[] { "audit", "legacy", "stock" })
        {
            tree.Write(folder + "/001.sql", "");
        }

        _world.Apply(tree.Plan(yaml, version: version) with { SealedInputs = [.. sealedInputs.Select(path => new SealedInput(path, new string('a', 64)))] });
    }

    private void AssertAsAgreed(string name, string target = "")
    {
        var diagnostics = new DiagnosticBag();
        var draft = RollbackPlanner.Plan(RollbackRange.Of(_world.Releases, target, "state", diagnostics)!)!;
        var text = Encoding.UTF8.GetString(PlanWriter.Write(draft.Plan).Bytes);
        var file = RepositoryFolder.PathOf("tests", "DeployPlan.Tests", "Rollbacks", "Golden", name + ".plan.json");
        if (Environment.GetEnvironmentVariable("DEPLOYPLAN_ACCEPT") == "1")
        {
            File.WriteAllText(file, text);
        }

        Assert.AreEqual(File.ReadAllText(file), text, name);
    }
}
