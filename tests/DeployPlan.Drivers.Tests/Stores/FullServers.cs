using DeployPlan.Drivers.Tests.Support;
using DeployPlan.Host.Tests.Support;

namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>A server of PostgreSQL whose disk is full: a database with a disk of its own, which only root can mount.</summary>
[TestClass]
[TestCategory("PostgreSql")]
public sealed class FullServers : PostgreSqlTests
{
    private const string Full = "No space left on device.*free space on the disk of the server";
    private const string Store = "-p:DeployPlanStore=postgres:RELEASES";

    [TestMethod]
    public void A_server_that_is_full_is_an_error_before_the_first_operation_and_lists_no_release() => WithDatabaseOnDisk(
        static apply => apply.AssertRefusedUntilThereIsRoom($"error DPL428.: .*{Full}", Store));

    [TestMethod]
    public void A_server_that_fills_up_later_fails_the_operation_that_cannot_be_recorded_and_a_resume_with_room_finishes() => WithDatabaseOnDisk(
        static apply => apply.AssertStopsAndFinishesWithRoom(Full, Store, FilledApply.ShortLease));

    private static void WithDatabaseOnDisk(Action<FilledApply> assert)
    {
        var database = Server.CreateDatabase();

        // Where the user of the server may look.
        var apply = new FilledApply { Variables = [("RELEASES", Server.UrlOf(database))], DiskPath = Path.Combine(Path.GetTempPath(), "deployplan-" + database) };
        apply.Mount("size=16m,uid=" + Dotnet.RunProgram("id", "/", ["-u", "postgres"]).Succeeds().Output.Trim());
        Server.Query("postgres", $"create tablespace {database} location '{apply.DiskPath}'");
        try
        {
            Server.Query("postgres", $"alter database {database} set tablespace {database}");

            // The first who connects makes the server write what it remembers of the database.
            Server.Query(database, "select 1");
            assert(apply);
        }
        finally
        {
            Server.Query("postgres", $"drop database {database} with (force)");
            Server.Query("postgres", $"drop tablespace {database}");
            apply.Dispose();
            Directory.Delete(apply.DiskPath);
        }
    }
}
