namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>Applies of eight machines, all at once.</summary>
[TestClass]
[TestCategory("Faults")]
[DoNotParallelize]
public class RacingApplies
{
    private const string Config =
        """
        project: { name: shop }
        infra:
          network: { provider: command, command: [sh, -c, "echo network >> ran.txt; until [ -e go ]; do sleep 0.2; done"] }
        environments:
          prod: { driver: command }

        """;

    [TestMethod]
    public async Task Of_eight_applies_at_once_one_runs_and_seven_name_who_has_the_environment()
    {
        var machines = Machines.WithFolder(Config);
        var applies = Enumerable.Range(0, 8).Select(i => new RunningBuild(machines[i].Project, "-t:DeployPlanApply", "-m:1")).ToList();
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
}
