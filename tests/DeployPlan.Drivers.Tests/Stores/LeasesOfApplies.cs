using System.Text.RegularExpressions;

namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>Who has the lease of an environment, and what happens to whoever has lost it.</summary>
[TestClass]
[TestCategory("Faults")]
[DoNotParallelize]
public class LeasesOfApplies
{
    // Long enough to be renewed in time while other programs have the processors.
    internal const string ShortLease = "-p:DeployPlanLeaseSeconds=9";

    /// <summary>An operation that says that it runs, and goes on when the test says so, and one after it.</summary>
    internal const string Config =
        """
        project: { name: shop }
        infra:
          network: { provider: command, command: [sh, -c, "echo network >> ran.txt; touch started; until [ -e go ]; do sleep 0.1; done"] }
          cluster: { provider: command, command: [sh, -c, "echo cluster >> ran.txt"], depends_on: [network] }
        environments:
          prod: { driver: command }

        """;

    [TestMethod]
    public async Task One_of_two_machines_applies_and_the_other_one_is_told_who_does()
    {
        var machines = Machines.WithFolder(Config);
        using var apply = new RunningBuild(machines[0].Project, "-t:DeployPlanApply");
        await apply.Until(machines[0].Project.PathOf("started"));

        var refused = machines.Apply(1).Fails().Output;
        machines[0].Project.Write("go", "");
        (await apply.Ended()).Succeeds();

        Assert.MatchesRegex($@"DPL4282: The environment is executed by someone else: release \S+ by {Environment.UserName} on {Environment.MachineName}, since ", refused);
        Assert.MatchesRegex(@"-p:DeployPlanBreakLock=\S+", refused);
        Assert.IsEmpty(machines[1].Ran);
        Assert.Contains("DPL4012", machines.Apply(1).Fails().Output);
    }

    [TestMethod]
    public async Task Of_a_machine_that_is_gone_the_lease_expires_and_another_one_resumes()
    {
        var machines = Machines.WithFolder(Config);
        using var apply = new RunningBuild(machines[0].Project, "-t:DeployPlanApply", ShortLease);
        await apply.Until(machines[0].Project.PathOf("started"));
        apply.Kill();
        machines[1].Project.Write("go", "");

        var resumed = machines.ApplyWhenFree(1, "-p:DeployPlanResume=true", ShortLease).Succeeds().Output;

        Assert.Contains("The lease was taken over: release ", resumed);
        CollectionAssert.AreEqual(new[] { "network", "cluster" }, machines[1].Ran.ToArray());
    }

    [TestMethod]
    public async Task When_only_the_build_is_killed_the_program_that_renews_its_lease_ends_too()
    {
        var store = Workspace.NewFolder("store");
        var machines = new Machines(store, Config);
        using var apply = new RunningBuild(machines[0].Project, "-t:DeployPlanApply", ShortLease);
        await apply.Until(machines[0].Project.PathOf("started"));
        var program = apply.StoreProgram;

        apply.KillAlone();

        Assert.IsTrue(SpinWait.SpinUntil(() => ProcessTree.Read(program, "cmdline").Length == 0, TimeSpan.FromMinutes(2)), "The program has not ended.");
        var lease = Path.Combine(store, "shop", "prod", "lease.json");
        var last = await File.ReadAllTextAsync(lease);
        await Task.Delay(7_000);
        Assert.AreEqual(last, await File.ReadAllTextAsync(lease), "It is renewed every three seconds.");
        machines[0].Project.Write("go", "");
    }

    [TestMethod]
    public async Task An_operation_that_two_machines_are_given_runs_on_one_and_the_other_one_waits()
    {
        var machines = Machines.WithFolder(Config);
        var release = machines.Begin(0);
        string[] run = ["-t:DeployPlanRun", $"-p:DeployPlanRelease={release}", "-p:DeployPlanOperationId=infra_network", ShortLease];
        using var first = new RunningBuild(machines[0].Project, run);
        await first.Until(machines[0].Project.PathOf("started"));
        using var second = new RunningBuild(machines[1].Project, run);
        var ended = second.Ended();

        // Several leases long: only what the first one says keeps the second one waiting.
        Assert.AreNotSame(ended, await Task.WhenAny(ended, Task.Delay(20_000)));
        var waits = second.Said;
        machines[0].Project.Write("go", "");

        (await first.Ended()).Succeeds();
        Assert.Contains("done before", (await ended).Succeeds().Output);
        Assert.IsEmpty(machines[1].Ran);
        Assert.HasCount(2, waits.Split($"infra_network: {Environment.UserName} on {Environment.MachineName} runs it; this build waits for that"));
    }

    [TestMethod]
    public async Task Who_waits_for_another_machine_can_be_interrupted()
    {
        var machines = Machines.WithFolder(Config);
        var release = machines.Begin(0);
        string[] run = ["-t:DeployPlanRun", $"-p:DeployPlanRelease={release}", "-p:DeployPlanOperationId=infra_network"];
        using var first = new RunningBuild(machines[0].Project, run);
        await first.Until(machines[0].Project.PathOf("started"));
        using var second = new RunningBuild(machines[1].Project, run);
        await second.UntilSaid("this build waits for that");

        second.Interrupt();
        (await second.Ended()).Fails();

        machines[0].Project.Write("go", "");
        (await first.Ended()).Succeeds();
        Assert.IsEmpty(machines[1].Ran);
    }

    [TestMethod]
    [DataRow("Apply")]
    [DataRow("StoreMigrate")]
    public async Task Who_waits_until_a_lease_has_expired_says_so_and_can_be_interrupted(string target)
    {
        var store = Workspace.NewFolder("store");
        var machines = new Machines(store, Config);
        var release = machines.Begin(0);

        // By its clock the holder is gone for long, but clocks may be wrong: it is watched for the two minutes that the lease lasts.
        var lease = Path.Combine(store, "shop", "prod", "lease.json");
        await File.WriteAllTextAsync(lease, Regex.Replace(await File.ReadAllTextAsync(lease), @"""renewed"": ""[^""]*""", @"""renewed"": ""2020-01-01T00:00:00.000Z"""));
        using var waits = new RunningBuild(machines[1].Project, $"-t:DeployPlan{target}", "-p:DeployPlanMigrateTo=folder");
        await waits.UntilSaid($"The lease of {release} by {Environment.UserName} on {Environment.MachineName} has expired, and is taken over unless");
        waits.Interrupt();
        (await waits.Ended()).Fails();

        Assert.IsFalse(File.Exists(machines[1].Project.PathOf(".deployplan/prod/lock")));
        machines[0].Project.Write("go", "");
        machines.Run(0, release, "infra_network").Succeeds();
        machines.Run(0, release, "infra_cluster").Succeeds();
        machines.End(0, release).Succeeds();
        Assert.IsEmpty(machines[1].Ran);
    }

    [TestMethod]
    public async Task An_operation_of_a_machine_that_is_lost_runs_on_another_one_and_what_the_first_one_says_late_is_refused()
    {
        var machines = Machines.WithFolder(Config);
        var release = machines.Begin(0);
        using var first = new RunningBuild(machines[0].Project, "-t:DeployPlanRun", $"-p:DeployPlanRelease={release}", "-p:DeployPlanOperationId=infra_network", ShortLease);
        await first.Until(machines[0].Project.PathOf("started"));
        first.Signal("STOP");
        machines[1].Project.Write("go", "");

        machines.Run(1, release, "infra_network").Succeeds();
        machines[0].Project.Write("go", "");
        first.Signal("CONT");

        Assert.Contains("DPL4283", (await first.Ended()).Fails().Output);
        machines.Run(1, release, "infra_cluster").Succeeds();
        Assert.Contains("succeeded, 2 succeeded", machines.End(1, release).Succeeds().Output);
    }
}
