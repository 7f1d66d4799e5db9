using System.Diagnostics;
using DeployPlan.Releases;

namespace DeployPlan.Tests.Releases;

/// <summary>Who holds a lock, which process that is, and on which machine.</summary>
[TestClass]
public class Holders
{
    private static readonly DateTime Noon = StateFolder.Noon;
    private static readonly LockHolder Holder = new("first", "ann", 7, "boot/1", Noon) { Machine = new("build-7", "m", "b", "n") };

    [TestMethod]
    [DataRow(-5, "0 s")]
    [DataRow(0, "0 s")]
    [DataRow(119, "119 s")]
    [DataRow(120, "2 min")]
    [DataRow(7_199, "120 min")]
    [DataRow(7_200, "2 h")]
    [DataRow(172_799, "48 h")]
    [DataRow(172_800, "2 days")]
    public void The_age_of_a_lock_is_told_in_the_unit_that_fits(int seconds, string age) =>
        Assert.AreEqual($"release first by ann on build-7, process 7, since 2026-01-02T12:00:00.000Z ({age} ago)", Holder.ToString(Noon.AddSeconds(seconds)));

    [TestMethod]
    public void A_job_is_named_where_one_holds_the_lock() =>
        Assert.AreEqual("release first by ann on build-7, process 7, job https://ci/1, since 2026-01-02T12:00:00.000Z", (Holder with { Job = "https://ci/1" }).ToString());

    [TestMethod]
    public void A_holder_is_written_and_read_back()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var self = LockHolder.Of("first", Noon.AddTicks(TimeSpan.TicksPerMillisecond + 5), "job");
        File.WriteAllBytes(file, self.ToBytes());

        Assert.AreEqual(self, LockHolder.Read(file));
        Assert.AreEqual(("first", Environment.UserName, Environment.ProcessId, Noon.AddMilliseconds(1), "job", true), (self.Release, self.User, self.Pid, self.Since, self.Job, self.IsKeptBySystem));
        Assert.IsTrue(self.IsRunning);
        Assert.IsFalse((self with { ProcessStart = "an earlier time" }).IsRunning);
        Assert.IsFalse((self with { Machine = new("elsewhere", "", "other", "") }).IsRunning);
        File.WriteAllText(file, "{ \"release\": \"first\" }");
        Assert.IsNull(LockHolder.Read(file));
        File.Delete(file);
    }

    [TestMethod]
    [DataRow("b", "n", true, true, DisplayName = "the same")]
    [DataRow("b", "other", true, false, DisplayName = "another container")]
    [DataRow("other", "n", false, false, DisplayName = "another start")]
    [DataRow("", "", false, false, DisplayName = "an earlier version")]
    public void One_start_of_a_kernel_is_one_machine_and_one_namespace_counts_its_processes(string boot, string names, bool isKernel, bool isProcesses)
    {
        var here = new MachineIdentity("build-7", "m", "b", "n");
        var other = here with { Boot = boot, Namespace = names };

        Assert.AreEqual((isKernel, isProcesses), (here.SharesKernelWith(other), here.SharesProcessesWith(other)));
    }

    [TestMethod]
    [DataRow("", true, true, DisplayName = "the same host")]
    [DataRow("n", false, false, DisplayName = "one of them has a namespace")]
    public void Where_a_system_has_no_id_of_a_start_the_host_decides(string names, bool isKernel, bool isProcesses)
    {
        var here = new MachineIdentity("mac", "", "", "");
        var other = here with { Namespace = names };

        Assert.AreEqual((isKernel, isProcesses), (here.SharesKernelWith(other), here.SharesProcessesWith(other)));
        Assert.IsFalse(here.SharesKernelWith(here with { Host = "other" }));
        Assert.IsFalse((here with { Namespace = "n" }).SharesKernelWith(here with { Namespace = "n" }), "both have a namespace");
        Assert.IsFalse((here with { Host = "" }).SharesKernelWith(here with { Host = "" }));
        Assert.IsFalse((here with { Boot = "b" }).SharesProcessesWith(here with { Boot = "b" }), "a boot without a namespace");
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void This_machine_and_this_process_are_known()
    {
        Assert.AreEqual(Environment.MachineName, MachineIdentity.Current.Host);
        Assert.AreEqual(File.Exists("/etc/machine-id") ? File.ReadAllText("/etc/machine-id").Trim() : "", MachineIdentity.Current.Machine);
        Assert.AreEqual(File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim(), MachineIdentity.Current.Boot);
        Assert.StartsWith("pid:[", MachineIdentity.Current.Namespace);
        var start = ProcessIdentity.StartOf(Environment.ProcessId)!;
        Assert.StartsWith(MachineIdentity.Current.Boot + "/", start);
        Assert.IsGreaterThan(0, long.Parse(start[(MachineIdentity.Current.Boot.Length + 1)..], System.Globalization.CultureInfo.InvariantCulture));
        Assert.IsNull(ProcessIdentity.StartOf(int.MaxValue));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void A_process_whose_name_has_a_parenthesis_is_known_and_one_that_has_ended_is_not()
    {
        var program = Path.Combine(Directory.CreateTempSubdirectory("deployplan-").FullName, "a) Z (b");
        File.CreateSymbolicLink(program, "/bin/sleep");
        using var process = Process.Start(program, "60");

        Assert.StartsWith(MachineIdentity.Current.Boot + "/", ProcessIdentity.StartOf(process.Id)!);
        process.Kill();
        process.WaitForExit();
        Assert.IsNull(ProcessIdentity.StartOf(process.Id));
        Directory.Delete(Path.GetDirectoryName(program)!, recursive: true);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void A_process_that_has_ended_is_not_known_although_no_one_has_waited_for_it()
    {
        using var parent = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec 3<&0; (read x <&3) & echo $!; exec sleep 60"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var child = int.Parse(parent.StandardOutput.ReadLine()!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.IsTrue(SpinWait.SpinUntil(() => File.ReadAllText($"/proc/{parent.Id}/comm") == "sleep\n", 10_000));
        parent.StandardInput.WriteLine();
        Assert.IsTrue(SpinWait.SpinUntil(() => File.ReadAllText($"/proc/{child}/stat").Contains(") Z ", StringComparison.Ordinal), 10_000));

        Assert.IsNull(ProcessIdentity.StartOf(child));

        parent.Kill();
        parent.WaitForExit();
    }

    [TestMethod]
    public void A_program_is_the_one_that_a_file_names_only_where_its_start_is_the_same()
    {
        var self = RunningProgram.Of(Environment.ProcessId);

        Assert.IsTrue(self.IsRunning && self.IsCertainlyRunning);
        Assert.IsTrue((self with { Start = "" }).IsRunning);
        Assert.IsFalse((self with { Start = "" }).IsCertainlyRunning);
        Assert.IsFalse((self with { Start = "earlier" }).IsRunning || (self with { Start = "earlier" }).IsCertainlyRunning);
        Assert.IsFalse((self with { Pid = int.MaxValue }).IsRunning || (self with { Pid = int.MaxValue }).IsCertainlyRunning);
        Assert.AreEqual("", RunningProgram.Of(int.MaxValue).Start);
    }

    [TestMethod]
    [DataRow("7\nboot/1\n", 7, "boot/1")]
    [DataRow(" 7 \n boot/1 \n r1 \nmore", 7, "boot/1", "r1")]
    [DataRow("7\n\nr1\n", 7, "", "r1")]
    [DataRow("7", 7, "")]
    [DataRow("", 0, null)]
    [DataRow("x\nboot/1", 0, null)]
    [DataRow("-7\nboot/1", 0, null)]
    public void The_file_of_a_program_has_its_number_its_start_and_its_release(string content, int pid, string? start, string release = "")
    {
        var folder = Directory.CreateTempSubdirectory("deployplan-").FullName;
        var file = RunningProgram.FileBeside(Path.Combine(folder, "a.log"));
        File.WriteAllText(file, content);

        Assert.AreEqual(start is null ? null : new RunningProgram(pid, start) { Release = release }, RunningProgram.Read(file));
        new RunningProgram(8, "boot/2").WriteTo(file);
        Assert.AreEqual("8\nboot/2\n", File.ReadAllText(Path.Combine(folder, "a.log.pid")));
        new RunningProgram(8, "") { Release = "r2" }.WriteTo(file);
        Assert.AreEqual("8\n\nr2\n", File.ReadAllText(Path.Combine(folder, "a.log.pid")));
        Assert.IsNull(RunningProgram.Read(file + "x"));
        Assert.IsNull(RunningProgram.Read(Path.Combine(folder, "none", "x")));
        Directory.Delete(folder, recursive: true);
    }

    [TestMethod]
    [DataRow("GITHUB_RUN_ID=7;GITHUB_SERVER_URL=https://github.com;GITHUB_REPOSITORY=acme/shop", "https://github.com/acme/shop/actions/runs/7")]
    [DataRow("CI_JOB_URL=https://gitlab/1;BUILD_URL=https://jenkins/1", "https://gitlab/1")]
    [DataRow("BUILDKITE_BUILD_URL=https://buildkite/1", "https://buildkite/1")]
    [DataRow("CIRCLE_BUILD_URL=https://circle/1", "https://circle/1")]
    [DataRow("BUILD_URL=https://jenkins/1", "https://jenkins/1")]
    [DataRow("BUILD_BUILDID=7;SYSTEM_COLLECTIONURI=https://dev.azure.com/acme/;SYSTEM_TEAMPROJECT=shop", "https://dev.azure.com/acme/shop/_build/results?buildId=7")]
    [DataRow("BITBUCKET_BUILD_NUMBER=7;BITBUCKET_REPO_FULL_NAME=acme/shop", "Bitbucket build 7 of acme/shop")]
    [DataRow("CI_JOB_URL=", "")]
    [DataRow("PATH=/bin", "")]
    public void A_job_is_where_people_find_it(string variables, string job)
    {
        var byName = variables.Split(';').Select(variable => variable.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1]);

        Assert.AreEqual(job, CiJob.Of(name => byName.TryGetValue(name, out var value) ? value : null));
    }
}
