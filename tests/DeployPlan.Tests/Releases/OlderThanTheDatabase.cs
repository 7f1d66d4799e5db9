using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Tests.Releases;

/// <summary>A plan without a script that ran is older than its database.</summary>
[TestClass]
public class OlderThanTheDatabase
{
    [TestMethod]
    public void A_plan_without_a_script_that_ran_is_older_than_the_database()
    {
        using var folder = new StateFolder();
        folder.Write(WithScripts(folder, "001.sql", "002.sql"));
        using (var started = StateFolder.Begin(Request(folder)))
        {
            Told(started.Folder, "migration_orders_pre_deploy", "001.sql", "002.sql");
        }

        File.Delete(folder.PathOf("db/002.sql"));
        folder.Write(WithScripts(folder, "001.sql") with { Version = "1.1.0" });

        CollectionAssert.AreEqual(new[] { "DPL4035" }, StateFolder.Refused(Request(folder)));
        folder.Write(WithScripts(folder, "001.sql", "renamed.sql") with { Version = "1.2.0", SealedInputs = [Sealed("db/001.sql"), Sealed("db/renamed.sql", "002.sql"), .. folder.Plan.SealedInputs] });
        File.WriteAllText(folder.PathOf("db/renamed.sql"), "002.sql");
        using var renamed = StateFolder.Begin(Request(folder));
    }

    [TestMethod]
    public void Where_the_result_of_a_migration_is_damaged_it_is_not_known_whether_a_plan_is_older()
    {
        using var folder = new StateFolder();
        folder.Write(WithScripts(folder, "001.sql"));
        string result;
        using (var started = StateFolder.Begin(Request(folder)))
        {
            Told(started.Folder, "migration_orders_pre_deploy", "001.sql");
            result = started.Folder.ResultOf("migration_orders_pre_deploy");
        }

        folder.Write(WithScripts(folder, "001.sql") with { Version = "1.1.0" });
        File.WriteAllText(result, "{ \"applied\": [");

        CollectionAssert.AreEqual(new[] { "DPL4019" }, StateFolder.Refused(Request(folder)));
        File.Delete(result);
        using var applied = StateFolder.Begin(Request(folder));
    }

    [TestMethod]
    public void Scripts_that_a_plan_does_not_have_are_told_by_database_and_name()
    {
        using var folder = new StateFolder();
        var plan = WithScripts(folder, "001.sql");
        var orders = plan.Operations[^1];
        var inputs = (MigrationInputs)orders.Inputs;
        plan = plan with
        {
            Operations = [orders, orders with { Id = "migration_orders_post_deploy", Inputs = inputs with { Path = "after" } }, orders with { Id = "migration_audit_pre_deploy", Inputs = inputs with { Database = "audit" } }],
        };
        folder.Write(plan);
        using (var started = StateFolder.Begin(Request(folder)))
        {
            Told(started.Folder, "migration_orders_pre_deploy", "001.sql", "003.sql", "002.sql");
            Told(started.Folder, "migration_audit_pre_deploy", "004.sql");
        }

        var history = new ScriptHistory(folder.Store, "prod");

        Assert.AreEqual("audit: 004.sql; orders: 002.sql 003.sql", string.Join("; ", history.UnknownTo(plan).Select(database => $"{database.Key}: {string.Join(' ', database.Value)}")));
        Assert.AreEqual("", history.Of("orders")["002.sql"]);
        Assert.AreEqual(Sealed("db/001.sql").Sha256, history.Of("orders")["001.sql"]);
    }

    private static void Told(ReleaseFolder release, string operation, params string[] applied)
    {
        var result = release.ResultOf(operation);
        Directory.CreateDirectory(Path.GetDirectoryName(result)!);
        File.WriteAllBytes(result, new OperationResult(applied, null, null).ToBytes());
    }

    private static DeployPlan.Plans.Plan WithScripts(StateFolder folder, params string[] scripts)
    {
        Directory.CreateDirectory(folder.PathOf("db"));
        foreach (var script in scripts)
        {
            File.WriteAllText(folder.PathOf("db/" + script), script);
        }

        return folder.Plan with
        {
            SealedInputs = [.. scripts.Select(script => Sealed("db/" + script)), .. folder.Plan.SealedInputs],
            Operations =
            [
                .. folder.Plan.Operations,
                new Operation
                {
                    Id = "migration_orders_pre_deploy",
                    Type = OperationType.Migration,
                    Description = "Migrate orders",
                    Driver = "raw",
                    Wave = 1,
                    Metadata = [],
                    Inputs = new MigrationInputs { Database = "orders", Strategy = MigrationStrategy.PreDeploy, Engine = "raw", Path = "db", ConnectionEnv = "KEY_A" },
                },
            ],
        };
    }

    private static SealedInput Sealed(string path, string? content = null) =>
        new(path, DeployPlan.Files.ContentDigest.OfBytes(System.Text.Encoding.UTF8.GetBytes(content ?? Path.GetFileName(path))));

    private static DeployPlan.Commands.ApplyRequest Request(StateFolder folder) =>
        folder.Request with { Drivers = [.. folder.Request.Drivers, new Driver("raw", "migration", "Run", "", 0, 1, 0)] };
}
