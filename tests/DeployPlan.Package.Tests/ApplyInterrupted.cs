using System.Globalization;
using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
[TestCategory("Slow")]
[OSCondition(OperatingSystems.Linux)]
public class ApplyInterrupted
{
    // The cluster is reached, and goes on only where somebody has opened the gate; it does not wait for ever, so that nothing stays behind.
    private readonly ApplyProject _project = ApplyProject.Create();
    private RunningApply? _apply;

    [TestInitialize]
    public void CloseTheGate() => _project.Project.Write(
        "cluster.sh", "for i in $(seq 1200); do [ -e gate ] && break; sleep 0.1; done\n[ -e gate ] && echo cluster >> ran.txt\n");

    [TestCleanup]
    public void LeaveNothingBehind() => _apply?.Dispose();

    [TestMethod]
    public async Task After_a_kill_of_all_processes_in_the_middle_of_an_operation_a_resume_finishes_and_repeats_nothing_that_had_finished()
    {
        var apply = Start();
        await RunningApply.Until(() => Status("infra_cluster") == "running" && Status("infra_store") == "succeeded");
        apply.Kill(entireProcessTree: true);
        await apply.End();

        Assert.Contains("interrupted", _project.Project.Build("-t:DeployPlanStatus").Succeeds().Output);
        Assert.IsTrue(File.Exists(_project.Project.PathOf(".deployplan/prod/lock")));
        _project.Project.Write("gate", "");

        _project.Apply("-p:DeployPlanResume=true").Succeeds();

        CollectionAssert.AreEquivalent(new[] { "network", "store", "cluster", "api" }, _project.Ran.ToArray());
        Assert.IsFalse(File.Exists(_project.Project.PathOf(".deployplan/prod/lock")));
    }

    [TestMethod]
    public async Task What_an_apply_has_started_that_was_killed_alone_is_named_and_nothing_runs_beside_it()
    {
        var apply = Start("-m:1");
        await RunningApply.Until(() => Status("infra_cluster") == "running" && ProgramOf("infra_cluster") > 0);
        var program = ProgramOf("infra_cluster");
        apply.Kill(entireProcessTree: false);
        await apply.End();

        var output = _project.Apply("-p:DeployPlanResume=true").Fails().Output;

        Assert.MatchesRegex($"error DPL4026: Operation 'infra_cluster' of release \\S+ is still running as process {program}, although its apply has ended", output);
        _project.Project.Write("gate", "");
        await RunningApply.Until(() => !Directory.Exists($"/proc/{program}"));
        _project.Apply("-p:DeployPlanResume=true", "-m:1").Succeeds();
    }

    [TestMethod]
    public async Task Ctrl_C_stops_the_driver_records_what_was_running_and_leaves_what_resumes()
    {
        var apply = Start();
        await RunningApply.Until(() => Status("infra_cluster") == "running" && Status("infra_store") == "succeeded");
        apply.Interrupt();
        await apply.End();

        Assert.AreNotEqual(0, apply.ExitCode);
        Assert.Contains("cancelled    infra_cluster", await apply.Output);

        Assert.AreEqual("cancelled", Status("infra_cluster"));
        Assert.IsFalse(File.Exists(_project.Project.PathOf(".deployplan/prod/lock")));
        _project.Project.Write("gate", "");

        _project.Apply("-p:DeployPlanResume=true").Succeeds();

        CollectionAssert.AreEquivalent(new[] { "network", "store", "cluster", "api" }, _project.Ran.ToArray());
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task Of_eight_applies_at_once_one_runs_and_seven_name_who_has_the_environment(bool isLockStale)
    {
        if (isLockStale)
        {
            _project.Project.Write(
                ".deployplan/prod/lock",
                $$"""
                { "release": "old", "host": "{{Environment.MachineName}}", "user": "u", "pid": {{Environment.ProcessId}}, "process_start": "earlier", "since": "2026-01-01T00:00:00.000Z",
                  "machine": "{{Line("/etc/machine-id")}}", "boot": "{{Line("/proc/sys/kernel/random/boot_id")}}", "pid_namespace": "{{new FileInfo("/proc/self/ns/pid").LinkTarget}}" }
                """);
        }

        _project.Project.DeployPlan("prod").Succeeds();
        File.Copy(_project.Project.Plan("prod"), _project.Project.PathOf("reviewed.json"));
        var all = Enumerable.Range(0, 8).Select(_ => Task.Run(() => _project.Project.Command("-t:DeployPlanApply", "-p:DeployPlanFile=reviewed.json", "-m:1"))).ToList();
        var refused = new List<BuildResult>();
        while (refused.Count < 7)
        {
            var ended = await Task.WhenAny(all);
            all.Remove(ended);
            refused.Add((await ended).Fails());
        }

        _project.Project.Write("gate", "");
        (await all.Single()).Succeeds();

        var winner = Path.GetFileName(_project.Releases.Single());
        foreach (var result in refused)
        {
            Assert.MatchesRegex($"error DPL4015: The environment is locked by release {winner} by .*, process \\d+, since ", result.Output);
        }

        CollectionAssert.AreEquivalent(new[] { "network", "store", "cluster", "api" }, _project.Ran.ToArray());
    }

    private static string Line(string file) => File.Exists(file) ? File.ReadAllText(file).Trim() : "";

    private RunningApply Start(string parallelism = "-m:3") => _apply = RunningApply.Start(_project, parallelism);

    private string Status(string id) => RunningApply.StatusIn(_project, id);

    // 0 where none runs; the file is there as a whole.
    private int ProgramOf(string id) => _project.Releases is [.., var release] && Directory.GetFiles(Path.Combine(release, "logs"), $"*-{id}.log.pid") is [var file]
        ? int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture)
        : 0;
}
