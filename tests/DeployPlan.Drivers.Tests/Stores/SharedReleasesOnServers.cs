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
        AssertShared(new Machines("postgres:RELEASES", variables: [("RELEASES", Server.UrlOf(Server.CreateDatabase()))]));
    }

    [TestMethod]
    public void With_a_branch_of_a_remote()
    {
        var remote = Workspace.NewFolder("remote.git");
        Git.Run(remote, "init", "-q", "--bare");
        AssertShared(new Machines($"git:{remote}#deployplan", isRepository: true));
        Assert.Contains("[skip ci]", Dotnet.RunProgram("git", remote, ["log", "deployplan"]).Succeeds().Output);
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

    private static void AssertShared(Machines machines)
    {
        foreach (var machine in new[] { 0, 1 })
        {
            machines[machine].Project.Write("cluster.sh", "test -e ready || exit 1\necho cluster >> ran.txt\n");
        }

        var release = machines.Begin(0);
        machines.Run(1, release, "infra_network").Succeeds();
        machines.Run(0, release, "infra_store").Succeeds();
        machines.Run(1, release, "infra_cluster").Fails();
        machines[1].Project.Write("ready", "");
        machines.Run(1, release, "infra_cluster").Succeeds();
        machines.Run(0, release, "deploy_prod_api").Succeeds();
        Assert.Contains("succeeded, 4 succeeded", machines.End(1, release).Succeeds().Output);

        machines.Apply(0, "-p:Version=2.0.0").Fails();
        machines.Apply(1, "-p:DeployPlanResume=true").Succeeds();
        Assert.MatchesRegex(@"Release \S+ of 2\.0\.0 to prod: succeeded, 4 succeeded", machines.Target(0, "Status").Succeeds().Output);

        var audit = machines.Target(1, "Releases", "-p:DeployPlanFormat=audit").Succeeds().Output;
        Assert.MatchesRegex($@"(?s)takes the lease, number 1\b.*release {release} of plan .*release {release}: infra_cluster failed, lease number 1\b.*takes the lease, number 3\b", audit);
        Assert.Contains("prod: 0 taken over, 3 there already", machines.Target(0, "StoreMigrate", "-p:DeployPlanMigrateTo=folder").Succeeds().Output);
        Assert.MatchesRegex(@"Release \S+ of 2\.0\.0 to prod: succeeded, 4 succeeded", machines.Target(0, "Status", "-p:DeployPlanStore=").Succeeds().Output);
    }
}
