using DeployPlan.Host.Tests.Support;

namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>The store of an apply cannot be reached in the middle of it: a server that has crashed, a remote that is not there.</summary>
[TestClass]
[TestCategory("PostgreSql")]
public sealed class StoresThatAreAway : IDisposable
{
    private const string ShortLease = "-p:DeployPlanLeaseSeconds=15";

    // Its own: that of other tests must not go away.
    private readonly Lazy<PostgreSqlServer> _server = new(PostgreSqlServer.Start);
    private readonly string _remote = Workspace.NewFolder("remote.git");

    private string RemoteElsewhere => _remote + ".away";

    [TestMethod]
    [DataRow("postgres")]
    [DataRow("git")]
    public async Task An_apply_goes_on_when_it_is_back_after_ten_seconds(string store)
    {
        var (machines, variable) = Create(store);
        using var apply = new RunningBuild(machines[0].Project, [variable], "-t:DeployPlanApply");
        await apply.Until(machines[0].Project.PathOf("started"));

        GoAway(store);
        machines[0].Project.Write("go", "");
        await Task.Delay(10_000);
        ComeBack(store);

        (await apply.Ended()).Succeeds();
        CollectionAssert.AreEqual(new[] { "network", "cluster" }, machines[0].Ran.ToArray());
        Assert.MatchesRegex(@"Release \S+ of 1\.0\.0 to prod: succeeded, 2 succeeded", machines.Target(1, "Status").Succeeds().Output);
    }

    [TestMethod]
    [DataRow("postgres")]
    [DataRow("git")]
    public async Task An_apply_ends_and_starts_nothing_more_where_it_does_not_come_back(string store)
    {
        var (machines, variable) = Create(store);
        using var apply = new RunningBuild(machines[0].Project, [variable], "-t:DeployPlanApply", ShortLease);
        await apply.Until(machines[0].Project.PathOf("started"));

        GoAway(store);
        machines[0].Project.Write("go", "");
        var ended = (await apply.Ended()).Fails().Output;

        Assert.Contains("error DPL4283: the lease was not renewed in time", ended);
        Assert.MatchesRegex("error DPL4024: .*resume with: dotnet build Shop.csproj -t:DeployPlanApply -p:Env=prod -p:DeployPlanResume=true", ended);
        CollectionAssert.AreEqual(new[] { "network" }, machines[0].Ran.ToArray());
        ComeBack(store);
        machines[1].Project.Write("go", "");
        machines.ApplyWhenFree(1, "-p:DeployPlanResume=true", ShortLease).Succeeds();
        Assert.Contains("cluster", machines[1].Ran);
        Assert.MatchesRegex(@"Release \S+ of 1\.0\.0 to prod: succeeded, 2 succeeded", machines.Target(0, "Status").Succeeds().Output);
    }

    public void Dispose()
    {
        if (_server.IsValueCreated)
        {
            _server.Value.Dispose();
        }
    }

    private (Machines Machines, (string Name, string Value) Variable) Create(string store)
    {
        if (store == "git")
        {
            Git.Run(_remote, "init", "-q", "--bare");
        }

        (string Name, string Value) variable = ("RELEASES", store == "git" ? _remote : _server.Value.UrlOf(_server.Value.CreateDatabase()));
        return (new Machines(store == "git" ? $"git:{_remote}#deployplan" : "postgres:RELEASES", LeasesOfApplies.Config, isRepository: store == "git", variable), variable);
    }

    private void GoAway(string store)
    {
        if (store == "git")
        {
            Directory.Move(_remote, RemoteElsewhere);
        }
        else
        {
            _server.Value.Break();
        }
    }

    private void ComeBack(string store)
    {
        if (store == "git")
        {
            Directory.Move(RemoteElsewhere, _remote);
        }
        else
        {
            _server.Value.Resume();
        }
    }
}
