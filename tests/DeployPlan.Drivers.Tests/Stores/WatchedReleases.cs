namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>A release that a person follows, on the machine that applies it, and on another one.</summary>
[TestClass]
[TestCategory("Slow")]
[OSCondition(OperatingSystems.Linux)]
public class WatchedReleases
{
    private const string Config =
        """
        project: { name: shop }
        infra:
          network: { provider: command, command: [sh, ./network.sh] }
          cluster: { provider: command, command: [sh, ./cluster.sh], depends_on: [network] }
        environments:
          prod: { driver: command }

        """;

    private const string Refresh = "<meta http-equiv=\"refresh\" content=\"1\">";

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task Each_change_is_a_line_and_the_page_reads_itself_again_until_the_end(bool isShared)
    {
        // Without a store, it is watched on the machine that applies it.
        var machines = isShared ? Machines.WithFolder(Config) : null;
        var applied = machines is null ? ApplyProject.Create(Config) : machines[0];
        var watched = machines is null ? applied.Project : machines[1].Project;
        using var apply = Apply(applied.Project);
        await apply.Until(applied.Project.PathOf("network.started"));
        using var watch = new RunningBuild(watched, "-t:DeployPlanWatch", "-p:DeployPlanWatchSeconds=1");
        await watch.UntilSaid("wave 1  infra_network  running");
        await watch.UntilSaid("In a browser: ");
        var page = PageOf(watched);
        Assert.Contains(Refresh, await File.ReadAllTextAsync(page));
        Assert.Contains("\"status\":\"running\"", await File.ReadAllTextAsync(page));

        End(applied.Project, "network", 0);
        await watch.UntilSaid("wave 2  infra_cluster  running");
        End(applied.Project, "cluster", 0);
        (await apply.Ended()).Succeeds();
        var output = (await watch.Ended()).Succeeds().Output;

        Assert.MatchesRegex(@"Release \S+ of 1\.0\.0 to prod: 1 running, 1 not started, in 2 waves\n", output);
        Assert.MatchesRegex(@"\n\s*0:00:\d\d  wave 1  infra_network  succeeded, \d+\.\d s\n", output);
        Assert.MatchesRegex(@"\n\s*0:00:\d\d  wave 2  infra_cluster  succeeded, \d+\.\d s\n", output);
        Assert.MatchesRegex(@"Release \S+ of 1\.0\.0 to prod: succeeded, 2 succeeded", output);
        Assert.DoesNotContain("http-equiv=\"refresh\"", await File.ReadAllTextAsync(page));
        Assert.DoesNotContain("\"status\":\"running\"", await File.ReadAllTextAsync(page));

        var after = watched.Build("-t:DeployPlanWatch", "-p:Env=prod").Succeeds().Output;
        Assert.Contains("No release of prod is under way.", after);
        Assert.MatchesRegex(@"Release \S+ of 1\.0\.0 to prod: succeeded, 2 succeeded", after);
    }

    [TestMethod]
    public async Task A_release_that_is_not_recorded_yet_is_waited_for()
    {
        var store = Workspace.NewFolder("store");
        var machines = new Machines(store, Config);
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
        var machines = Machines.WithFolder(Config);
        using var apply = Apply(machines[0].Project);
        await apply.Until(machines[0].Project.PathOf("network.started"));
        using var watch = new RunningBuild(machines[1].Project, "-t:DeployPlanWatch", "-p:DeployPlanWatchSeconds=1");
        await watch.UntilSaid("infra_network  running");

        End(machines[0].Project, "network", 3);
        (await apply.Ended()).Fails();
        var output = (await watch.Ended()).Fails().Output;

        Assert.MatchesRegex("wave 1  infra_network  failed, ", output);
        Assert.Contains("wave 2  infra_cluster  skipped", output);
        Assert.Contains("DPL4024", output);
    }

    [TestMethod]
    public async Task Who_watches_can_stop_and_the_release_goes_on()
    {
        var machines = Machines.WithFolder(Config);
        using var apply = Apply(machines[0].Project);
        await apply.Until(machines[0].Project.PathOf("network.started"));
        using var watch = new RunningBuild(machines[1].Project, "-t:DeployPlanWatch", "-p:DeployPlanWatchSeconds=600");
        await watch.UntilSaid("In a browser: ");

        watch.Interrupt();
        (await watch.Ended()).Fails();
        var page = await File.ReadAllTextAsync(PageOf(machines[1].Project));
        Assert.DoesNotContain("http-equiv=\"refresh\"", page);
        Assert.DoesNotContain("interrupted\"", page);

        End(machines[0].Project, "network", 0);
        End(machines[0].Project, "cluster", 0);
        (await apply.Ended()).Succeeds();
    }

    [TestMethod]
    public void Where_nothing_was_released_there_is_nothing_to_watch()
    {
        var project = ApplyProject.Create(Config).Project;

        Assert.Contains("No release of prod is under way.", project.Build("-t:DeployPlanWatch", "-p:Env=prod").Succeeds().Output);
        Assert.Contains("DPL4263", project.Build("-t:DeployPlanWatch").Fails().Output);
        Assert.Contains("DPL2004", project.Build("-t:DeployPlanWatch", "-p:Env=pord").Fails().Output);
        Assert.Contains("DPL4290", project.Build("-t:DeployPlanWatch", "-p:Env=prod", "-p:DeployPlanWatchSeconds=0").Fails().Output);
    }

    // Each operation waits until someone writes into its pipe with which code it is to end.
    private static RunningBuild Apply(TestProject project)
    {
        foreach (var name in new[] { "network", "cluster" })
        {
            Dotnet.RunProgram("mkfifo", project.Folder, [name + ".pipe"]).Succeeds();
            project.Write(name + ".sh", $"touch {name}.started\nexit $(cat {name}.pipe)\n");
        }

        return new RunningBuild(project, "-t:DeployPlanApply", "-m:1");
    }

    // Returns when the operation has read it.
    private static void End(TestProject project, string name, int exitCode) => File.WriteAllText(project.PathOf(name + ".pipe"), $"{exitCode}\n");

    private static string PageOf(TestProject project) => Directory.GetFiles(project.PathOf(".deployplan/prod"), "release.html", SearchOption.AllDirectories).Single();
}
