namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>A release that a person follows, on the machine that applies it, and on another one.</summary>
[TestClass]
[TestCategory("Slow")]
[OSCondition(OperatingSystems.Linux)]
public class WatchedReleases
{
    [TestMethod]
    public Task Each_change_is_seen_where_the_release_is_applied_without_a_store()
    {
        var project = ApplyProject.Create(FollowedRelease.Config).Project;
        return FollowedRelease.AssertSeen(project, project);
    }

    [TestMethod]
    public Task Each_change_is_seen_from_another_machine_through_a_folder() => AssertSeen(Machines.WithFolder(FollowedRelease.Config));

    [TestMethod]
    public Task Each_change_is_seen_from_another_machine_through_a_branch_of_the_remote()
    {
        var remote = Workspace.NewFolder("remote.git");
        Git.Run(remote, "init", "-q", "--bare");
        return AssertSeen(new Machines($"git:{remote}#deployplan", FollowedRelease.Config, isRepository: true));
    }

    [TestMethod]
    public async Task A_release_that_is_not_recorded_yet_is_waited_for()
    {
        var store = Workspace.NewFolder("store");
        var machines = new Machines(store, FollowedRelease.Config);
        var release = machines.Begin(0);
        var (recorded, hidden) = (Path.Combine(store, "shop", "prod", release), Path.Combine(Workspace.NewFolder("hidden"), release));
        Directory.Move(recorded, hidden);
        using var watch = new RunningBuild(machines[1].Project, "-t:DeployPlanWatch", "-p:DeployPlanWatchSeconds=1");
        await watch.UntilSaid($"{release} of prod is being checked, and not recorded yet");

        Directory.Move(hidden, recorded);
        await watch.UntilSaid($"Release {release} of 1.0.0 to prod: 2 not started");

        watch.Interrupt();
        (await watch.Ended()).Fails();
    }

    [TestMethod]
    public async Task Who_watches_a_release_that_fails_fails_too()
    {
        var machines = Machines.WithFolder(FollowedRelease.Config);
        using var apply = FollowedRelease.Apply(machines[0].Project);
        await apply.Until(machines[0].Project.PathOf("network.started"));
        using var watch = new RunningBuild(machines[1].Project, "-t:DeployPlanWatch", "-p:DeployPlanWatchSeconds=1");
        await watch.UntilSaid("infra_network  running");

        FollowedRelease.End(machines[0].Project, "network", 3);
        (await apply.Ended()).Fails();
        var output = (await watch.Ended()).Fails().Output;

        Assert.MatchesRegex("wave 1  infra_network  failed, ", output);
        Assert.Contains("wave 2  infra_cluster  skipped", output);
        Assert.Contains("DPL4024", output);
    }

    [TestMethod]
    public async Task Who_watches_can_stop_and_the_release_goes_on()
    {
        var machines = Machines.WithFolder(FollowedRelease.Config);
        using var apply = FollowedRelease.Apply(machines[0].Project);
        await apply.Until(machines[0].Project.PathOf("network.started"));
        using var watch = new RunningBuild(machines[1].Project, "-t:DeployPlanWatch", "-p:DeployPlanWatchSeconds=600");
        await watch.UntilSaid("In a browser: ");

        watch.Interrupt();
        (await watch.Ended()).Fails();
        var page = await File.ReadAllTextAsync(FollowedRelease.PageOf(machines[1].Project));
        Assert.DoesNotContain("http-equiv=\"refresh\"", page);
        Assert.DoesNotContain("interrupted\"", page);

        FollowedRelease.End(machines[0].Project, "network", 0);
        FollowedRelease.End(machines[0].Project, "cluster", 0);
        (await apply.Ended()).Succeeds();
    }

    [TestMethod]
    public void Where_nothing_was_released_there_is_nothing_to_watch()
    {
        var project = ApplyProject.Create(FollowedRelease.Config).Project;

        Assert.Contains("No release of prod is under way.", project.Build("-t:DeployPlanWatch", "-p:Env=prod").Succeeds().Output);
        Assert.Contains("DPL4263", project.Build("-t:DeployPlanWatch").Fails().Output);
        Assert.Contains("DPL2004", project.Build("-t:DeployPlanWatch", "-p:Env=pord").Fails().Output);
        Assert.Contains("DPL4290", project.Build("-t:DeployPlanWatch", "-p:Env=prod", "-p:DeployPlanWatchSeconds=0").Fails().Output);
    }

    private static Task AssertSeen(Machines machines) => FollowedRelease.AssertSeen(machines[0].Project, machines[1].Project);
}
