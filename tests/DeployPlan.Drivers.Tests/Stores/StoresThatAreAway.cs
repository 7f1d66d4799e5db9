namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>The store of an apply cannot be reached in the middle of it: a server that has crashed, a remote that is not there.</summary>
public abstract class StoresThatAreAway : WrongClocks
{
    // Longer than others: a server that comes back at once must find the lease as it was.
    private const string Lease = "-p:DeployPlanLeaseSeconds=15";

    private protected abstract void GoAway();

    private protected abstract void ComeBack();

    [TestMethod]
    public async Task An_apply_goes_on_when_it_is_back_after_ten_seconds()
    {
        var machines = CreateMachines(LeasesOfApplies.Config);
        using var apply = new RunningBuild(machines[0].Project, Variables, "-t:DeployPlanApply");
        await apply.Until(machines[0].Project.PathOf("started"));

        GoAway();
        machines[0].Project.Write("go", "");
        await Task.Delay(10_000);
        ComeBack();

        (await apply.Ended()).Succeeds();
        CollectionAssert.AreEqual(new[] { "network", "cluster" }, machines[0].Ran.ToArray());
        Assert.MatchesRegex(@"Release \S+ of 1\.0\.0 to prod: succeeded, 2 succeeded", machines.Target(1, "Status").Succeeds().Output);
    }

    [TestMethod]
    public async Task An_apply_ends_and_starts_nothing_more_where_it_does_not_come_back()
    {
        var machines = CreateMachines(LeasesOfApplies.Config);
        using var apply = new RunningBuild(machines[0].Project, Variables, "-t:DeployPlanApply", Lease);
        await apply.Until(machines[0].Project.PathOf("started"));

        GoAway();
        machines[0].Project.Write("go", "");
        var ended = (await apply.Ended()).Fails().Output;

        Assert.Contains("error DPL4283: the lease was not renewed in time", ended);
        Assert.MatchesRegex("error DPL4024: .*resume with: dotnet build Shop.csproj -t:DeployPlanApply -p:Env=prod -p:DeployPlanResume=true", ended);
        CollectionAssert.AreEqual(new[] { "network" }, machines[0].Ran.ToArray());
        ComeBack();
        machines[1].Project.Write("go", "");
        machines.ApplyWhenFree(1, "-p:DeployPlanResume=true", Lease).Succeeds();
        Assert.Contains("cluster", machines[1].Ran);
        Assert.MatchesRegex(@"Release \S+ of 1\.0\.0 to prod: succeeded, 2 succeeded", machines.Target(0, "Status").Succeeds().Output);
    }
}
