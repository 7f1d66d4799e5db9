using DeployPlan.Drivers.Tests.Support;

namespace DeployPlan.Drivers.Tests;

/// <summary>What an apply asks the system to have on the disk before it goes on, as strace sees it: a machine that loses its power must not forget what was done.</summary>
[TestClass]
[TestCategory("Faults")]
public class RecordsOnDisk
{
    private const string Config =
        """
        project: { name: shop }
        infra:
          first: { provider: command, command: [sh, ./first.sh] }
        databases:
          orders: { connection_env: ORDERS_DB, migrations: { engine: raw, path: db/orders, strategy: pre_deploy } }
        services:
          api: { image: "api:1", command: [sh, ./api.sh] }
        environments:
          prod: { driver: command }

        """;

    [TestMethod]
    public void A_success_and_what_it_made_are_on_the_disk_before_what_waits_for_it_starts()
    {
        var project = ApplyProject.Create(Config);
        project.Project.Write("first.sh", "exit 0\n");
        project.Project.Write("api.sh", "exit 0\n");
        project.Project.Write("db/orders/001_orders.sql", "create table orders(id integer);\n");
        string[] command = ["dotnet", "build", "--no-restore", "-nologo", "-tl:off", "-m:2", "-t:DeployPlanApply", "-p:Env=prod"];

        var calls = SystemCalls.Of(project.Project.Folder, command, ("ORDERS_DB", $"Data Source={project.Project.PathOf("orders.db")}"));

        var release = project.Releases.Single();
        var api = calls.First("execve(", "\"./api.sh\"");

        // The first time it only looks, before anything runs.
        AssertIsOnDisk(calls, release, "0001-infra_first", calls.LastBefore(api, "execve(", "DeployPlan.Host.dll"));
        AssertIsOnDisk(calls, release, "0002-migration_orders_pre_deploy", api);

        var recorded = RecordOf(calls, release, "0002-migration_orders_pre_deploy", api);
        var result = calls.LastBefore(recorded, $", \"{release}/results/0002-migration_orders_pre_deploy.json\"");
        calls.LastBefore(recorded, "fsync(", $"{release}/results>");
        Assert.IsGreaterThan(result, calls.LastBefore(recorded, "fsync(", $"{release}/results/0002-migration_orders_pre_deploy.json>"));
    }

    // Written and flushed beside its place, put there, and then the name of the file flushed.
    private static void AssertIsOnDisk(SystemCalls calls, string release, string name, int next)
    {
        var folder = calls.LastBefore(next, "fsync(", $"{release}/operations>");
        var file = calls.LastBefore(folder, $", \"{release}/operations/{name}.json\"");
        var flushed = calls.LastBefore(file, "fsync(", $"{release}/operations/{name}.json.");
        Assert.IsGreaterThan(RecordOf(calls, release, name, next), flushed);
    }

    private static int RecordOf(SystemCalls calls, string release, string name, int next) => calls.LastBefore(next, "write", $"{release}/operations/{name}.json.", "\\\"status\\\": \\\"succeeded\\\"");
}
