namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>Applies that race, and one whose build slept, with a store of each kind.</summary>
public abstract class FaultsOfApplies
{
    private const string Config =
        """
        project: { name: shop }
        infra:
          network: { provider: command, command: [sh, -c, "echo network >> ran.txt; until [ -e go ]; do sleep 0.2; done"] }
        environments:
          prod: { driver: command }

        """;

    private protected abstract string Location { get; }

    private protected virtual bool IsRepository => false;

    /// <summary>What a build needs to reach the store.</summary>
    private protected abstract (string Name, string Value)[] Variables { get; }

    [TestMethod]
    public async Task Of_eight_applies_at_once_one_runs_and_seven_name_who_has_the_environment()
    {
        var machines = CreateMachines(Config);
        var applies = Enumerable.Range(0, 8).Select(i => new RunningBuild(machines[i].Project, Variables, "-t:DeployPlanApply", "-m:1")).ToList();
        try
        {
            var running = applies.Select(static (apply, i) => (Machine: i, Ended: apply.Ended())).ToList();
            var refused = new List<BuildResult>();
            while (refused.Count < 7)
            {
                var ended = await Task.WhenAny(running.Select(static one => one.Ended));
                running.RemoveAll(one => one.Ended == ended);
                refused.Add((await ended).Fails());
            }

            var winner = running.Single();
            machines[winner.Machine].Project.Write("go", "");
            (await winner.Ended).Succeeds();

            var release = Path.GetFileName(machines[winner.Machine].Releases.Single());
            foreach (var result in refused)
            {
                Assert.MatchesRegex($"error DPL4282: The environment is executed by someone else: release {release} by ", result.Output);
            }

            CollectionAssert.AreEqual(new[] { winner.Machine }, Enumerable.Range(0, 8).Where(machine => machines[machine].Ran.Count > 0).ToArray());
            CollectionAssert.AreEqual(new[] { "network" }, machines[winner.Machine].Ran.ToArray());
        }
        finally
        {
            applies.ForEach(static apply => apply.Dispose());
        }
    }

    [TestMethod]
    public async Task A_build_that_slept_beyond_its_lease_starts_nothing_more()
    {
        var machines = CreateMachines(LeasesOfApplies.Config);
        using var apply = new RunningBuild(machines[0].Project, Variables, "-t:DeployPlanApply", LeasesOfApplies.ShortLease);
        await apply.Until(machines[0].Project.PathOf("started"));
        apply.Signal("STOP");
        machines[1].Project.Write("go", "");
        machines.ApplyWhenFree(1, "-p:DeployPlanResume=true", LeasesOfApplies.ShortLease).Succeeds();

        machines[0].Project.Write("go", "");
        apply.Signal("CONT");
        var late = (await apply.Ended()).Fails().Output;

        Assert.Contains("DPL4283", late);
        CollectionAssert.AreEqual(new[] { "network" }, machines[0].Ran.ToArray());
        Assert.Contains("succeeded, 2 succeeded", machines.Target(0, "Status").Succeeds().Output);
    }

    private protected Machines CreateMachines(string config) => new(Location, config, IsRepository, Variables);
}
