using DeployPlan.Host.Tests.Support;

namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>The steps of a release on two machines, and a resume, with stores that are no folders.</summary>
[TestClass]
[TestCategory("PostgreSql")]
public class SharedReleasesOnServers : PostgreSqlTests
{
    [TestMethod]
    public void With_PostgreSQL()
    {
        TwoMachines.AssertShare(new Machines("postgres:RELEASES", variables: [("RELEASES", Server.UrlOf(Server.CreateDatabase()))]));
    }

    [TestMethod]
    public void With_a_branch_of_a_remote()
    {
        var remote = Workspace.NewFolder("remote.git");
        Git.Run(remote, "init", "-q", "--bare");
        TwoMachines.AssertShare(new Machines($"git:{remote}#deployplan", isRepository: true));
        Assert.Contains("[skip ci]", Dotnet.RunProgram("git", remote, ["log", "deployplan"]).Succeeds().Output);
    }

    [TestMethod]
    public void Every_target_works_on_any_machine_with_PostgreSQL() =>
        AnyMachine.AssertHasEverything("postgres:RELEASES", isRepository: false, ("RELEASES", Server.UrlOf(Server.CreateDatabase())));

    [TestMethod]
    public void Every_target_works_on_any_machine_with_a_branch_of_a_remote()
    {
        var remote = Workspace.NewFolder("remote.git");
        Git.Run(remote, "init", "-q", "--bare");
        AnyMachine.AssertHasEverything($"git:{remote}#deployplan", isRepository: true);
    }

    [TestMethod]
    public Task A_release_is_followed_from_another_machine_through_PostgreSQL()
    {
        var machines = new Machines("postgres:RELEASES", FollowedRelease.Config);
        return FollowedRelease.AssertSeen(machines[0].Project, machines[1].Project, ("RELEASES", Server.UrlOf(Server.CreateDatabase())));
    }

    [TestMethod]
    public void No_secret_is_in_any_table_of_PostgreSQL()
    {
        var database = Server.CreateDatabase();
        Server.Query("postgres", $"alter database {database} set bytea_output = 'escape'");

        LoggedSecret.AssertIsMasked(
            new Machines("postgres:RELEASES", LoggedSecret.Config, variables: [("RELEASES", Server.UrlOf(database)), LoggedSecret.Variable]),
            () =>
            {
                var tables = Server.Query(database, "select tablename from pg_tables where schemaname = 'deployplan'").Split(',').Select(table => Server.Query(database, $"select t::text from deployplan.{table} t"));
                return string.Join('\n', tables);
            });
    }
}
