namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>A release that a test moves on, one operation after the other, while it is watched.</summary>
internal static class FollowedRelease
{
    /// <summary>Two operations, one after the other.</summary>
    public const string Config =
        """
        project: { name: shop }
        infra:
          network: { provider: command, command: [sh, ./network.sh] }
          cluster: { provider: command, command: [sh, ./cluster.sh], depends_on: [network] }
        environments:
          prod: { driver: command }

        """;

    private const string Refresh = "<meta http-equiv=\"refresh\" content=\"1\">";

    /// <summary>Each change is a line, and the page reads itself again until the end.</summary>
    /// <param name="applied">Where the release is applied.</param>
    /// <param name="watched">Where it is watched; the same project or another machine's.</param>
    /// <param name="variables">What each build gets.</param>
    public static async Task AssertSeen(TestProject applied, TestProject watched, params (string Name, string Value)[] variables)
    {
        using var apply = Apply(applied, variables);
        await apply.Until(applied.PathOf("network.started"));
        using var watch = new RunningBuild(watched, variables, "-t:DeployPlanWatch", "-p:DeployPlanWatchSeconds=1");
        await watch.UntilSaid("wave 1  infra_network  running");
        await watch.UntilSaid("In a browser: ");
        var page = PageOf(watched);
        Assert.Contains(Refresh, await File.ReadAllTextAsync(page));
        Assert.Contains("\"status\":\"running\"", await File.ReadAllTextAsync(page));

        End(applied, "network", 0);
        await watch.UntilSaid("wave 2  infra_cluster  running");
        End(applied, "cluster", 0);
        (await apply.Ended()).Succeeds();
        var output = (await watch.Ended()).Succeeds().Output;

        Assert.MatchesRegex(@"Release \S+ of 1\.0\.0 to prod: 1 running, 1 not started, in 2 waves\n", output);
        Assert.MatchesRegex(@"\n\s*0:00:\d\d  wave 1  infra_network  succeeded, \d+\.\d s\n", output);
        Assert.MatchesRegex(@"\n\s*0:00:\d\d  wave 2  infra_cluster  succeeded, \d+\.\d s\n", output);
        Assert.MatchesRegex(@"Release \S+ of 1\.0\.0 to prod: succeeded, 2 succeeded", output);
        Assert.DoesNotContain("http-equiv=\"refresh\"", await File.ReadAllTextAsync(page));
        Assert.DoesNotContain("\"status\":\"running\"", await File.ReadAllTextAsync(page));

        var after = watched.BuildWith(variables, "-t:DeployPlanWatch", "-p:Env=prod").Succeeds().Output;
        Assert.Contains("No release of prod is under way.", after);
        Assert.MatchesRegex(@"Release \S+ of 1\.0\.0 to prod: succeeded, 2 succeeded", after);
    }

    /// <summary>An apply in which each operation waits until someone writes into its pipe with which code it is to end.</summary>
    public static RunningBuild Apply(TestProject project, params (string Name, string Value)[] variables)
    {
        foreach (var name in new[] { "network", "cluster" })
        {
            Dotnet.RunProgram("mkfifo", project.Folder, [name + ".pipe"]).Succeeds();
            project.Write(name + ".sh", $"touch {name}.started\nexit $(cat {name}.pipe)\n");
        }

        return new RunningBuild(project, variables, "-t:DeployPlanApply", "-m:1");
    }

    /// <summary>Ends an operation. Returns when it has read that.</summary>
    public static void End(TestProject project, string name, int exitCode) => File.WriteAllText(project.PathOf(name + ".pipe"), $"{exitCode}\n");

    /// <summary>The page that the watcher keeps.</summary>
    public static string PageOf(TestProject project) => Directory.GetFiles(project.PathOf(".deployplan/prod"), "release.html", SearchOption.AllDirectories).Single();
}
