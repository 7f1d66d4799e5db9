namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>Whoever executes a release is gone in the middle of it, and others go on, with a store on a server.</summary>
public abstract class KilledApplies : StoresThatAreAway
{
    // Where an apply is killed, one after the other: while an operation runs, or when it has just ended and its record may be on its way.
    private static readonly (string Operation, bool HasEnded)[] Points = [("one", false), ("one", true), ("two", false), ("two", true)];
    private readonly string _ran = Path.Combine(Workspace.NewFolder("data"), "ran.txt");

    private string Chain =>
        $$"""
        project: { name: shop }
        infra:
          one: { provider: command, command: [sh, -c, "echo one >> {{_ran}}; touch started-one; until [ -e go-one ]; do sleep 0.1; done"] }
          two: { provider: command, command: [sh, -c, "echo two >> {{_ran}}; touch started-two; until [ -e go-two ]; do sleep 0.1; done"], depends_on: [one] }
          three: { provider: command, command: [sh, -c, "echo three >> {{_ran}}; until [ -e go-three ]; do sleep 0.1; done"], depends_on: [two] }
        environments:
          prod: { driver: command }

        """;

    [TestMethod]
    public async Task An_apply_that_is_killed_again_and_again_is_resumed_elsewhere_and_nothing_that_was_recorded_runs_twice()
    {
        var machines = CreateMachines(Chain);
        var recorded = new Dictionary<string, int>();
        string[] next = ["-t:DeployPlanApply"];
        for (var kill = 0; kill < Points.Length; kill++)
        {
            var (operation, hasEnded) = Points[kill];
            if (!recorded.ContainsKey("infra_" + operation))
            {
                await KillOne(machines, kill, operation, hasEnded, next);
            }

            // What another machine sees.
            var seen = machines[kill + 1];
            machines.Target(kill + 1, "Status").Succeeds();
            AssertKept(seen, recorded);
            next = ["-t:DeployPlanApply", "-p:DeployPlanResume=true", "-p:DeployPlanBreakLock=" + Path.GetFileName(seen.Releases[^1])];
        }

        foreach (var operation in new[] { "one", "two", "three" })
        {
            machines[Points.Length].Project.Write("go-" + operation, "");
        }

        machines.Target(Points.Length, "Apply", next[1..]).Succeeds();

        AssertKept(machines[Points.Length], recorded);
        Assert.Contains("succeeded, 3 succeeded", machines.Target(0, "Status").Succeeds().Output);
        var audit = machines.Target(0, "Releases", "-p:DeployPlanFormat=audit").Succeeds().Output;
        Assert.HasCount(machines[0].Releases.Count + 1, audit.Split(" begun by "));
        foreach (var id in recorded.Keys)
        {
            Assert.HasCount(2, audit.Split($" {id} succeeded, "), audit);
        }
    }

    [TestMethod]
    public async Task Of_two_machines_with_the_same_operation_one_runs_it_until_it_is_lost_and_what_it_says_late_is_refused()
    {
        var machines = CreateMachines(LeasesOfApplies.Config);
        var release = machines.Begin(0);
        string[] run = ["-t:DeployPlanRun", $"-p:DeployPlanRelease={release}", "-p:DeployPlanOperationId=infra_network", LeasesOfApplies.ShortLease];
        using var first = new RunningBuild(machines[0].Project, Variables, run);
        await first.Until(machines[0].Project.PathOf("started"));
        using var second = new RunningBuild(machines[1].Project, Variables, run);
        await second.UntilSaid("this build waits for that");

        // Longer than a lease: only what the first one says keeps the second one waiting.
        await Task.Delay(12_000);
        Assert.IsEmpty(machines[1].Ran);
        first.Signal("STOP");
        machines[1].Project.Write("go", "");
        (await second.Ended()).Succeeds();
        machines[0].Project.Write("go", "");
        first.Signal("CONT");

        Assert.Contains("DPL4283", (await first.Ended()).Fails().Output);
        CollectionAssert.AreEqual(new[] { "network" }, machines[1].Ran.ToArray());
        Assert.Contains("done before", machines.Run(0, release, "infra_network").Succeeds().Output);
        machines.Run(0, release, "infra_cluster").Succeeds();
        Assert.Contains("succeeded, 2 succeeded", machines.End(1, release).Succeeds().Output);
    }

    private async Task KillOne(Machines machines, int number, string operation, bool hasEnded, string[] arguments)
    {
        var project = machines[number].Project;
        if (operation == "two")
        {
            project.Write("go-one", "");
        }

        using var apply = new RunningBuild(project, Variables, arguments);
        await apply.Until(project.PathOf("started-" + operation));
        if (hasEnded)
        {
            project.Write("go-" + operation, "");
            await Task.Delay(150);
        }

        apply.Kill();
        await apply.Ended();
    }

    // How often each one that is recorded as done had run then; it does not run again.
    private void AssertKept(ApplyProject machine, Dictionary<string, int> recorded)
    {
        var ran = File.ReadAllLines(_ran);
        foreach (var (id, times) in recorded)
        {
            Assert.AreEqual("succeeded", machine.StatusOf(id));
            Assert.HasCount(times, ran.Where(name => "infra_" + name == id));
        }

        foreach (var id in new[] { "infra_one", "infra_two", "infra_three" }.Where(id => machine.Records.ContainsKey(id) && machine.StatusOf(id) == "succeeded"))
        {
            recorded[id] = ran.Count(name => "infra_" + name == id);
        }
    }
}
