using System.Diagnostics;
using System.Globalization;
using DeployPlan.Diagnostics;
using DeployPlan.Releases;

namespace DeployPlan.Tests.Releases;

[TestClass]
public class Locks
{
    private static readonly DateTime Noon = StateFolder.Noon;

    [TestMethod]
    public void Of_many_threads_one_gets_the_lock_and_all_others_are_told_who_has_it()
    {
        using var folder = new StateFolder();
        for (var round = 0; round < 20; round++)
        {
            var diagnostics = new DiagnosticBag[16];
            var taken = new EnvironmentLock?[16];
            Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i =>
                taken[i] = EnvironmentLock.Take(folder.EnvironmentState, $"release{i}", Noon, "", diagnostics[i] = new DiagnosticBag()));

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
            var taken = 0;
            Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i =>
            {
                if (EnvironmentLock.Take(folder.EnvironmentState, $"release{i}", Noon, "", new DiagnosticBag()) is not null)
                {
                    Interlocked.Increment(ref taken);
                }
            });

            Assert.AreEqual(1, taken);
        }
    }

    [TestMethod]
    public void A_process_that_was_given_the_number_of_the_holder_does_not_keep_the_lock()
    {
        using var folder = new StateFolder();
        WriteLock(folder, Environment.MachineName, Environment.ProcessId, "an earlier time");

        using var taken = EnvironmentLock.Take(folder.EnvironmentState, "new", Noon, "", new DiagnosticBag());

        Assert.AreEqual("new", EnvironmentLock.HolderIn(folder.EnvironmentState)!.Release);
    }

    [TestMethod]
    public void A_process_that_runs_keeps_the_lock_even_where_a_person_breaks_it()
    {
        using var folder = new StateFolder();
        using var taken = EnvironmentLock.Take(folder.EnvironmentState, "first", Noon, "", new DiagnosticBag());
        var diagnostics = new DiagnosticBag();

        Assert.IsNull(EnvironmentLock.Take(folder.EnvironmentState, "second", Noon, "first", diagnostics));
        Assert.AreEqual("DPL4016", diagnostics.ToSortedList().Single().Code);
    }

    [TestMethod]
    public void The_lock_of_another_machine_is_broken_only_by_the_name_of_its_release()
    {
        using var folder = new StateFolder();
        WriteLock(folder, "elsewhere", 1, "any");
        foreach (var broken in new[] { "", "another" })
        {
            var diagnostics = new DiagnosticBag();
            Assert.IsNull(EnvironmentLock.Take(folder.EnvironmentState, "new", Noon, broken, diagnostics));
            Assert.Contains("on elsewhere", diagnostics.ToSortedList().Single().Message);
        }

        using var taken = EnvironmentLock.Take(folder.EnvironmentState, "new", Noon, "old", new DiagnosticBag());
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

        Assert.IsNull(EnvironmentLock.Take(folder.EnvironmentState, "new", Noon, "", diagnostics));
        Assert.AreEqual("DPL4017", diagnostics.ToSortedList().Single().Code);
    }

    [TestMethod]
    public void Whoever_lost_the_lock_to_a_person_does_not_free_that_of_the_next_one()
    {
        using var folder = new StateFolder();
        var taken = EnvironmentLock.Take(folder.EnvironmentState, "first", Noon, "", new DiagnosticBag())!;
        WriteLock(folder, "elsewhere", 1, "any");

        taken.Dispose();

        Assert.AreEqual("old", EnvironmentLock.HolderIn(folder.EnvironmentState)!.Release);
    }

    private static readonly Lazy<int> DeadProcess = new(() =>
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.Id;
    });

    private static void WriteLock(StateFolder folder, string host, int pid, string start)
    {
        Directory.CreateDirectory(folder.EnvironmentState);
        File.WriteAllText(
            Path.Combine(folder.EnvironmentState, "lock"),
            string.Create(CultureInfo.InvariantCulture, $$"""{ "release": "old", "host": "{{host}}", "user": "u", "pid": {{pid}}, "process_start": "{{start}}", "since": "2026-01-01T00:00:00.000Z" }"""));
    }
}
