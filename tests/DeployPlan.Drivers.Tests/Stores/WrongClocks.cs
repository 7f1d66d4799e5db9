namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>Two machines, of which one is an hour early or late: the whole build is, with all that it starts.</summary>
public abstract class WrongClocks : FaultsOfApplies
{
    // Long enough to be renewed in time while other programs have the processors.
    private const string ShortLease = "-p:DeployPlanLeaseSeconds=9";

    private const string Waiting =
        """
        project: { name: shop }
        infra:
          network: { provider: command, command: [sh, -c, "date +%s > now; mv now started; echo network >> ran.txt; until [ -e go ]; do sleep 0.1; done"] }
        environments:
          prod: { driver: command }

        """;

    [TestMethod]
    [DataRow(1)]
    [DataRow(-1)]
    [OSCondition(OperatingSystems.Linux)]
    public async Task Whoever_applies_keeps_the_environment_and_when_it_is_gone_another_one_takes_over(int hours)
    {
        var machines = CreateMachines(Waiting);
        using var apply = Off(hours, machines[0].Project, "-t:DeployPlanApply", ShortLease);
        await apply.Until(machines[0].Project.PathOf("started"));
        var started = DateTimeOffset.FromUnixTimeSeconds(long.Parse((await File.ReadAllTextAsync(machines[0].Project.PathOf("started"))).Trim(), System.Globalization.CultureInfo.InvariantCulture));
        Assert.IsLessThan(10, Math.Abs((started - DateTimeOffset.UtcNow).TotalMinutes - (hours * 60)), "the clock of the build is not wrong");

        Assert.Contains("DPL4282", machines.Apply(1, ShortLease).Fails().Output);
        Assert.Contains("DPL4282", machines.Apply(1, ShortLease).Fails().Output);
        Assert.Contains("DPL4282", machines.Target(1, "Stop").Fails().Output);
        Assert.Contains("DPL3138", machines.Target(1, "Rollback").Fails().Output);
        apply.Kill();
        machines[1].Project.Write("go", "");

        var resumed = machines.ApplyWhenFree(1, "-p:DeployPlanResume=true", ShortLease).Succeeds().Output;

        Assert.Contains("The lease was taken over: release ", resumed);
        CollectionAssert.AreEqual(new[] { "network" }, machines[1].Ran.ToArray());
        Assert.MatchesRegex(@"Release \S+ of 1\.0\.0 to prod: succeeded, 1 succeeded", machines.Target(2, "Status").Succeeds().Output);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(-1)]
    [OSCondition(OperatingSystems.Linux)]
    public async Task Whoever_comes_takes_it_from_no_one_and_applies_when_it_is_free(int hours)
    {
        var machines = CreateMachines(Waiting);
        using var apply = new RunningBuild(machines[0].Project, Variables, "-t:DeployPlanApply", ShortLease);
        await apply.Until(machines[0].Project.PathOf("started"));

        using var refused = Off(hours, machines[1].Project, "-t:DeployPlanApply", ShortLease);
        Assert.Contains("DPL4282", (await refused.Ended()).Fails().Output);
        machines[0].Project.Write("go", "");
        (await apply.Ended()).Succeeds();
        machines[1].Project.Write("go", "");
        using var next = Off(hours, machines[1].Project, "-t:DeployPlanApply", "-p:Version=2.0.0", ShortLease);
        (await next.Ended()).Succeeds();

        Assert.MatchesRegex(@"Release \S+ of 2\.0\.0 to prod: succeeded, 1 succeeded", machines.Target(0, "Status").Succeeds().Output);
        CollectionAssert.AreEqual(new[] { "network" }, machines[0].Ran.ToArray());
        CollectionAssert.AreEqual(new[] { "network" }, machines[1].Ran.ToArray());
    }

    // By libfaketime; the clock that no one can set is right, as it is on a real machine. Without the last variable, whoever waits for a time by that clock waits for none at all.
    private RunningBuild Off(int hours, TestProject project, params string[] arguments) => new(
        project,
        [.. Variables, ("LD_PRELOAD", "/usr/$LIB/faketime/libfaketimeMT.so.1"), ("FAKETIME", $"{(hours > 0 ? "+" : "")}{hours}h"), ("FAKETIME_DONT_FAKE_MONOTONIC", "1"), ("DONT_FAKE_MONOTONIC", "1"), ("NO_FAKE_STAT", "1"), ("FAKETIME_FORCE_MONOTONIC_FIX", "0")],
        arguments);
}
