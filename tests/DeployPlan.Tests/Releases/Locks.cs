using System.Diagnostics;
using System.Globalization;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Releases;

namespace DeployPlan.Tests.Releases;

[TestClass]
public class Locks
{
    private static readonly DateTime Noon = StateFolder.Noon;
    private static readonly MachineIdentity Here = MachineIdentity.Current;

    [TestMethod]
    public void Of_many_threads_one_gets_the_lock_and_all_others_are_told_who_has_it()
    {
        using var folder = new StateFolder();
        for (var round = 0; round < 20; round++)
        {
            var diagnostics = new DiagnosticBag[16];
            var taken = new EnvironmentLock?[16];
            Race(taken.Length, i => taken[i] = EnvironmentLock.Take(folder.EnvironmentState, new LockClaim($"release{i}", Noon), diagnostics[i] = new DiagnosticBag()));

            var winner = Array.FindIndex(taken, held => held is not null);
            Assert.HasCount(1, taken.Where(held => held is not null));
            Assert.IsTrue(diagnostics.Where((_, i) => i != winner).All(bag => bag.ToSortedList().Single() is { Code: "DPL4015" } refusal && refusal.Message.Contains($"release release{winner} by", StringComparison.Ordinal)));
            taken[winner]!.Dispose();
            Assert.IsNull(EnvironmentLock.HolderIn(folder.EnvironmentState));
        }
    }

    [TestMethod]
    public void A_stale_lock_is_taken_over_by_exactly_one()
    {
        using var folder = new StateFolder();
        for (var round = 0; round < 20; round++)
        {
            WriteLock(folder, Environment.MachineName, DeadProcess.Value, "some other time");
            var taken = new EnvironmentLock?[16];
            Race(taken.Length, i => taken[i] = EnvironmentLock.Take(folder.EnvironmentState, new LockClaim($"release{i}", Noon), new DiagnosticBag()));

            taken.Single(held => held is not null)!.Dispose();
        }
    }

    [TestMethod]
    public void A_process_that_was_given_the_number_of_the_holder_does_not_keep_the_lock()
    {
        using var folder = new StateFolder();
        WriteLock(folder, Environment.MachineName, Environment.ProcessId, "an earlier time");

        using var taken = EnvironmentLock.Take(folder.EnvironmentState, new LockClaim("new", Noon), new DiagnosticBag());

        Assert.AreEqual("new", EnvironmentLock.HolderIn(folder.EnvironmentState)!.Release);
    }

    [TestMethod]
    public void A_process_that_runs_keeps_the_lock_even_where_a_person_breaks_it()
    {
        using var folder = new StateFolder();
        using var taken = EnvironmentLock.Take(folder.EnvironmentState, new LockClaim("first", Noon), new DiagnosticBag());
        var diagnostics = new DiagnosticBag();

        Assert.IsNull(EnvironmentLock.Take(folder.EnvironmentState, new LockClaim("second", Noon) { Broken = "first" }, diagnostics));
        Assert.AreEqual("DPL4016", diagnostics.ToSortedList().Single().Code);
    }

    [TestMethod]
    public void The_lock_of_another_machine_is_broken_only_by_the_name_of_its_release()
    {
        using var folder = new StateFolder();
        WriteLock(folder, "elsewhere", 1, "any", boot: "another");
        foreach (var broken in new[] { "", "another" })
        {
            var diagnostics = new DiagnosticBag();
            Assert.IsNull(EnvironmentLock.Take(folder.EnvironmentState, new LockClaim("new", Noon) { Broken = broken }, diagnostics));
            Assert.Contains("on elsewhere", diagnostics.ToSortedList().Single().Message);
        }

        using var taken = EnvironmentLock.Take(folder.EnvironmentState, new LockClaim("new", Noon) { Broken = "old" }, new DiagnosticBag());
        Assert.IsNotNull(taken);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{ \"release\": \"x\"")]
    [DataRow("\0\0\0")]
    public void A_lock_that_cannot_be_read_keeps_the_environment(string content)
    {
        using var folder = new StateFolder();
        Directory.CreateDirectory(folder.EnvironmentState);
        File.WriteAllText(Path.Combine(folder.EnvironmentState, "lock"), content);
        var diagnostics = new DiagnosticBag();

        Assert.IsNull(EnvironmentLock.Take(folder.EnvironmentState, new LockClaim("new", Noon), diagnostics));
        Assert.AreEqual("DPL4017", diagnostics.ToSortedList().Single().Code);
    }

    [TestMethod]
    public void A_lock_that_cannot_be_written_is_an_error_and_nothing_stays_locked()
    {
        using var folder = new StateFolder();
        Directory.CreateDirectory(Path.Combine(folder.EnvironmentState, "lock"));

        Assert.AreEqual("DPL4018", Refusal(folder, "").Code);

        Assert.IsTrue(FileLock.IsFree(Path.Combine(folder.EnvironmentState, "lock.held")));
        Assert.IsEmpty(Directory.GetFiles(folder.EnvironmentState, "*.tmp"));
    }

    [TestMethod]
    public void A_file_of_the_system_that_is_held_without_a_lock_is_named()
    {
        using var folder = new StateFolder();
        Directory.CreateDirectory(folder.EnvironmentState);
        var file = Path.Combine(folder.EnvironmentState, "lock.held");
        using var held = new FileStream(file, FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        Assert.Contains($"the file '{file}' is being used by another process", Refusal(folder, "").Message);
    }

    [TestMethod]
    public async Task Whoever_looks_at_the_lock_keeps_no_one_from_it()
    {
        using var folder = new StateFolder();
        Directory.CreateDirectory(folder.EnvironmentState);
        var guard = new FileStream(Path.Combine(folder.EnvironmentState, "lock.guard"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        var taking = Task.Run(() => EnvironmentLock.Take(folder.EnvironmentState, new LockClaim("first", Noon), new DiagnosticBag()));

        var first = await Task.WhenAny(taking, Task.Delay(200));
        await guard.DisposeAsync();

        using var taken = await taking;
        Assert.AreNotSame(taking, first);
        Assert.IsNotNull(taken);
    }

    [TestMethod]
    public void A_lock_says_nothing_of_a_job_where_there_is_none_and_is_gone_with_its_apply()
    {
        using var folder = new StateFolder();
        using (var taken = EnvironmentLock.Take(folder.EnvironmentState, new LockClaim("first", Noon), new DiagnosticBag()))
        {
            Assert.DoesNotContain("job", Refusal(folder, "").Message);
            Assert.EndsWith("break the lock with: -p:DeployPlanBreakLock=first", Refusal(folder, "").Message);
            Assert.IsTrue(EnvironmentLock.HolderIn(folder.EnvironmentState)!.IsKeptBySystem);
        }

        Assert.IsFalse(File.Exists(Path.Combine(folder.EnvironmentState, "lock")));
    }

    [TestMethod]
    public void Whoever_lost_the_lock_to_a_person_does_not_free_that_of_the_next_one()
    {
        using var folder = new StateFolder();
        var taken = EnvironmentLock.Take(folder.EnvironmentState, new LockClaim("first", Noon), new DiagnosticBag())!;
        WriteLock(folder, "elsewhere", 1, "any", boot: "another");

        taken.Dispose();

        Assert.AreEqual("old", EnvironmentLock.HolderIn(folder.EnvironmentState)!.Release);
    }

    [TestMethod]
    public void A_process_of_a_container_that_holds_its_file_keeps_the_lock_whatever_its_number_is_here()
    {
        using var folder = new StateFolder();
        WriteLock(folder, Environment.MachineName, DeadProcess.Value, "any", names: "pid:[1]", isKept: true);
        using (new FileStream(Path.Combine(folder.EnvironmentState, "lock.held"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.AreEqual("DPL4015", Refusal(folder, "").Code);
            Assert.AreEqual("DPL4016", Refusal(folder, "old").Code);
        }

        using var taken = EnvironmentLock.Take(folder.EnvironmentState, new LockClaim("new", Noon), new DiagnosticBag());
        Assert.IsNotNull(taken);
    }

    [TestMethod]
    [DataRow(null, "pid:[1]", DisplayName = "another container, on a file system without locks")]
    [DataRow("another", null, DisplayName = "another start, of a machine whose id may be that of its image")]
    [DataRow("", "", DisplayName = "a lock of an earlier version")]
    public void What_is_not_certainly_of_this_machine_counts_as_another_one(string? boot, string? names)
    {
        using var folder = new StateFolder();
        WriteLock(folder, "elsewhere", DeadProcess.Value, "some other time", boot, names);

        Assert.AreEqual("DPL4015", Refusal(folder, "").Code);
    }

    [TestMethod]
    public void After_a_restart_the_lock_of_the_same_machine_goes_by_itself_but_not_that_of_a_container()
    {
        var outside = new MachineIdentity("build-7", "m", "second", "pid:[4026531836]");
        var inside = outside with { Namespace = "pid:[4026532000]" };

        Assert.IsTrue(outside.WasRestartedSince(outside with { Boot = "first" }));
        Assert.IsFalse(inside.WasRestartedSince(inside with { Boot = "first" }));
        Assert.IsFalse(outside.WasRestartedSince(outside with { Boot = "first", Machine = "n" }));
        Assert.IsFalse(outside.WasRestartedSince(outside));
        Assert.IsFalse(outside.WasRestartedSince(outside with { Boot = "" }));
        Assert.IsFalse((outside with { Machine = "" }).WasRestartedSince(outside with { Boot = "first", Machine = "" }));
    }

    [TestMethod]
    public void The_refusal_says_since_when_by_which_job_and_the_whole_command()
    {
        using var folder = new StateFolder();
        using var taken = EnvironmentLock.Take(
            folder.EnvironmentState, new LockClaim("first", Noon) { Job = CiJob.Of(name => name == "CI_JOB_URL" ? "https://ci/1" : null) }, new DiagnosticBag());
        var diagnostics = new DiagnosticBag();
        var request = folder.Request with { Now = Noon.AddHours(3), StartDirectory = Path.GetDirectoryName(folder.Request.PlanFile)! };

        Assert.IsNull(Commands.ApplyStart.Begin(request, diagnostics));

        var message = diagnostics.ToSortedList().Single().Message;
        Assert.Contains("job https://ci/1, since 2026-01-02T12:00:00.000Z (3 h ago)", message);
        Assert.EndsWith($"dotnet build Shop.csproj -t:DeployPlanApply -p:Env=prod -p:DeployPlanFile={request.PlanFile} -p:DeployPlanBreakLock=first -p:DeployPlanStateDirectory={folder.State}", message);
    }

    [TestMethod]
    public void A_driver_that_has_not_returned_is_seen_and_one_whose_record_was_left_behind_is_not()
    {
        using var folder = new StateFolder();
        using var started = StateFolder.Begin(folder.Request);
        StateFolder.Record(started.Folder, "infra_a", OperationStatus.Running);
        Assert.IsFalse(started.Folder.HasRunning());

        using (started.Folder.ShowRunning("infra_a"))
        {
            Assert.IsTrue(started.Folder.HasRunning());
        }

        Assert.IsFalse(started.Folder.HasRunning());
    }

    [TestMethod]
    public void Of_two_that_show_the_same_operation_one_does()
    {
        using var folder = new StateFolder();
        using var started = StateFolder.Begin(folder.Request);

        using var shown = started.Folder.ShowRunning("infra_a");

        Assert.IsNotNull(shown);
        Assert.IsNull(started.Folder.ShowRunning("infra_a"));
    }

    private static Diagnostic Refusal(StateFolder folder, string broken)
    {
        var diagnostics = new DiagnosticBag();
        Assert.IsNull(EnvironmentLock.Take(folder.EnvironmentState, new LockClaim("new", Noon) { Broken = broken }, diagnostics));
        return diagnostics.ToSortedList().Single();
    }

    private static readonly Lazy<int> DeadProcess = new(() =>
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.Id;
    });

    private static void WriteLock(StateFolder folder, string host, int pid, string start, string? boot = null, string? names = null, bool isKept = false)
    {
        Directory.CreateDirectory(folder.EnvironmentState);
        File.WriteAllText(
            Path.Combine(folder.EnvironmentState, "lock"),
            string.Create(CultureInfo.InvariantCulture, $$"""{ "release": "old", "host": "{{host}}", "user": "u", "pid": {{pid}}, "process_start": "{{start}}", "since": "2026-01-01T00:00:00.000Z", "machine": "{{Here.Machine}}", "boot": "{{boot ?? Here.Boot}}", "pid_namespace": "{{names ?? Here.Namespace}}", "system_lock": {{(isKept ? "true" : "false")}} }"""));
    }

    // Threads of their own: those of the pool would come one after another.
    private static void Race(int count, Action<int> run)
    {
        using var start = new Barrier(count);
        var threads = Enumerable.Range(0, count).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            run(i);
        })).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());
    }
}
