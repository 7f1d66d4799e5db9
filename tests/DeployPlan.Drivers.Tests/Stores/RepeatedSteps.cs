using System.Text.Json.Nodes;

namespace DeployPlan.Drivers.Tests.Stores;

/// <summary>An engine runs a job again: because it lost the machine, or because a person asks it to.</summary>
[TestClass]
public class RepeatedSteps
{
    private const string Config =
        """
        project: { name: shop }
        infra:
          network: { provider: command, command: [sh, ./network.sh] }
        environments:
          prod: { driver: command }

        """;

    private readonly string _store = Workspace.NewFolder("store");

    [TestMethod]
    public void One_build_may_run_an_operation_and_end_its_release()
    {
        var machines = Pipeline("1");
        var release = machines.Begin(0);

        var output = machines.Target(0, "Run;DeployPlanEnd", $"-p:DeployPlanRelease={release}", "-p:DeployPlanOperationId=infra_network").Succeeds().Output;

        Assert.Contains("infra_network: succeeded", output);
        Assert.MatchesRegex($"Release {release} of 1.0.0 to prod: succeeded, 1 succeeded", output);
        machines.Begin(0, "-p:Version=2.0.0");
    }

    [TestMethod]
    public void An_end_that_is_repeated_says_what_became_of_the_release_and_leaves_the_next_one_alone()
    {
        var machines = Pipeline("1");
        var release = machines.Begin(0);
        var plan = machines[0].Project.ReadPlan("prod")["id"]!.GetValue<string>();
        machines.Run(0, release, "infra_network").Succeeds();
        machines.End(0, plan).Succeeds();

        foreach (var named in new[] { release, plan })
        {
            Assert.MatchesRegex($@"has ended before[^$]*Release {release} of 1\.0\.0 to prod: succeeded, 1 succeeded", machines.End(1, named).Succeeds().Output);
        }

        var next = machines.Begin(0, "-p:Version=2.0.0");
        Assert.Contains("has ended before", machines.End(1, plan).Succeeds().Output);
        machines.Run(0, next, "infra_network").Succeeds();
        machines.End(0, next).Succeeds();
        Assert.Contains("DPL4285", machines.End(0, "20200101T000000000Z-000000").Fails().Output);
    }

    [TestMethod]
    public void The_audit_says_once_that_an_operation_runs()
    {
        var machines = Pipeline("1");
        var release = machines.Begin(0);
        machines.Run(1, release, "infra_network").Succeeds();

        var audit = machines.Target(0, "Releases", "-p:DeployPlanFormat=audit").Succeeds().Output.Split('\n').Where(static line => line.Contains("infra_network", StringComparison.Ordinal)).ToList();

        Assert.HasCount(2, audit);
        Assert.MatchesRegex(" infra_network running, lease number 1, by ", audit[0]);
        Assert.MatchesRegex(" infra_network succeeded, lease number 1, by ", audit[1]);
    }

    [TestMethod]
    public void An_apply_of_the_same_plan_is_not_taken_for_a_release_in_steps()
    {
        const string Again = "-p:DeployPlanAllowReplay=true";
        var machines = new Machines(_store, Config);
        foreach (var machine in new[] { 0, 1, 2 })
        {
            machines[machine].Project.Write("network.sh", "");
        }

        machines.Apply(0).Succeeds();
        var plan = machines[0].Project.ReadPlan("prod")["id"]!.GetValue<string>();
        Assert.Contains("DPL4285", machines.End(1, plan).Fails().Output);

        var release = machines.Begin(0, Again);
        machines.Run(1, plan, "infra_network").Succeeds();
        machines.End(1, plan).Succeeds();
        machines.Apply(0, Again).Succeeds();
        Assert.MatchesRegex($"Release {release} has ended before", machines.End(1, plan).Succeeds().Output);

        // One of before does not say it.
        foreach (var file in Directory.GetFiles(_store, "release.json", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            Assert.Contains("\"in_steps\": ", text);
            File.WriteAllText(file, string.Concat(text.Split('\n').Where(static line => !line.Contains("in_steps", StringComparison.Ordinal)).Select(static line => line + "\n")).TrimEnd('\n') + "\n");
        }

        Assert.Contains("has ended before", machines.End(2, plan).Succeeds().Output);
    }

    [TestMethod]
    public void An_end_that_failed_fails_again()
    {
        var machines = Pipeline("1");
        var release = machines.Begin(0);
        machines.End(0, release).Fails();

        var again = machines.End(1, release).Fails().Output;

        Assert.Contains("DPL4024", again);
        Assert.Contains("has ended before", again);
    }

    [TestMethod]
    public void An_end_that_was_killed_before_it_had_freed_the_environment_is_repeated()
    {
        var machines = Pipeline("1");
        var release = machines.Begin(0);

        // What it does before that: what has not run may not be written any more.
        var record = Directory.GetFiles(Path.Combine(_store, "shop", "prod", release, "operations")).Single();
        var text = File.ReadAllText(record);
        Assert.Contains("\"token\": 1", text);
        File.WriteAllText(record, text.Replace("\"token\": 1", "\"token\": 2", StringComparison.Ordinal));

        Assert.Contains("DPL4024", machines.End(1, release).Fails().Output);

        machines.Begin(0, "-p:Version=2.0.0");
    }

    [TestMethod]
    public void The_end_of_a_pipeline_whose_begin_was_refused_is_not_taken_for_that_of_the_other_one()
    {
        var first = Pipeline("1");
        var second = Pipeline("2");
        first.Begin(0);
        var plan = first[0].Project.ReadPlan("prod")["id"]!.GetValue<string>();
        second.Target(0, "Begin").Fails();
        first.End(0, plan).Fails();

        Assert.Contains("DPL4285", second.End(0, plan).Fails().Output);
    }

    [TestMethod]
    public void A_begin_that_is_repeated_in_its_pipeline_gives_the_release_that_is_there()
    {
        var machines = Pipeline("1");
        var release = machines.Begin(0);

        Assert.AreEqual(release, machines.Begin(1));
        machines.Run(1, release, "infra_network").Succeeds();
        Assert.AreEqual(release, machines.Begin(2));
        Assert.Contains($"Release {release} of prod has begun before in this pipeline", machines.Target(0, "Begin").Succeeds().Output);

        Assert.Contains("DPL4282", machines.Target(0, "Begin", "-p:Version=2.0.0").Fails().Output);
        Assert.Contains("DPL4282", Pipeline("2").Target(0, "Begin").Fails().Output);
        Assert.Contains("DPL4282", new Machines(_store, Config).Target(0, "Begin").Fails().Output);
        machines.End(1, release).Succeeds();
    }

    [TestMethod]
    public void A_begin_that_was_lost_before_its_release_was_recorded_is_repeated_at_once()
    {
        var machines = Pipeline("1");
        var lost = machines.Begin(0);
        Directory.Delete(Path.Combine(_store, "shop", "prod", lost), recursive: true);

        var release = machines.Begin(1);

        Assert.AreNotEqual(lost, release);
        machines.Run(1, release, "infra_network").Succeeds();
        machines.End(1, release).Succeeds();
    }

    [TestMethod]
    public async Task A_begin_that_is_overtaken_by_its_repetition_records_nothing()
    {
        var remote = RemoteThatHolds(" begun by ");
        var pipeline = ("CI_PIPELINE_ID", "1");
        var machines = new Machines($"git:{remote}#deployplan", Config, isRepository: true, pipeline);
        machines[0].Project.Write("network.sh", "");
        machines[1].Project.Write("network.sh", "");
        using var first = new RunningBuild(machines[0].Project, [pipeline, ("HELD", "1")], "-t:DeployPlanBegin");
        await first.Until(Path.Combine(remote, "held"));

        var release = machines.Begin(1);
        await File.WriteAllTextAsync(Path.Combine(remote, "go"), "");

        Assert.Contains("DPL4283", (await first.Ended()).Fails().Output);
        machines.Run(1, release, "infra_network").Succeeds();
        machines.End(1, release).Succeeds();
        machines.Target(2, "Releases", "-p:DeployPlanFormat=json").Succeeds();
        var listed = JsonNode.Parse(await File.ReadAllTextAsync(machines[2].Project.PathOf("bin/deployplan/prod/releases.json")))!["releases"]!.AsArray();
        Assert.AreEqual(release, string.Join(' ', listed.Select(static known => (string)known!["id"]!)));
    }

    [TestMethod]
    public async Task Of_two_builds_that_end_a_release_at_once_both_report_it()
    {
        var remote = RemoteThatHolds("");
        var machines = new Machines($"git:{remote}#deployplan", Config, isRepository: true);
        machines[0].Project.Write("network.sh", "");
        var release = machines.Begin(0);
        machines.Run(0, release, "infra_network").Succeeds();

        // It has read that the release is under way, and is about to join it.
        using var second = new RunningBuild(machines[1].Project, [("HELD", "1")], "-t:DeployPlanEnd", $"-p:DeployPlanRelease={release}");
        await second.Until(Path.Combine(remote, "held"));
        machines.End(0, release).Succeeds();
        await File.WriteAllTextAsync(Path.Combine(remote, "go"), "");

        Assert.MatchesRegex($@"has ended before[^$]*Release {release} of 1\.0\.0 to prod: succeeded, 1 succeeded", (await second.Ended()).Succeeds().Output);
    }

    // A repository that keeps a push of a build with the variable HELD waiting until there is a file 'go', where the message of its commit has a text.
    private static string RemoteThatHolds(string message)
    {
        var remote = Workspace.NewFolder("remote.git");
        Git.Run(remote, "init", "-q", "--bare");
        var hook = Path.Combine(remote, "hooks", "pre-receive");
        File.WriteAllText(hook, $"#!/bin/sh\nread -r before after name\n[ -n \"$HELD\" ] && git log -1 --format=%B \"$after\" | grep -q '{message}' || exit 0\ntouch held\nuntil [ -e go ]; do sleep 0.1; done\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return remote;
    }

    private Machines Pipeline(string id)
    {
        var machines = new Machines(_store, Config, variables: [("CI_PIPELINE_ID", id)]);
        foreach (var machine in new[] { 0, 1, 2 })
        {
            machines[machine].Project.Write("network.sh", "echo network >> ran.txt\n");
        }

        return machines;
    }
}
