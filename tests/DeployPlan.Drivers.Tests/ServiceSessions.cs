using System.Diagnostics;
using System.Globalization;
using DeployPlan.Drivers.Tests.Support;

namespace DeployPlan.Drivers.Tests;

/// <summary>A service is all its processes, and nothing else is.</summary>
[TestClass]
public sealed class ServiceSessions
{
    // The wrapper does not pass on what it is told; the child is what serves.
    private const string Wrapper = "sh -c 'echo $$ > child.pid; while :; do sleep 0.1; done'; echo end\n";

    // The same, but the wrapper ends before the child does.
    private const string Daemon = "(sh -c 'echo $$ > child.pid; while [ ! -e stop ]; do sleep 0.1; done' &); [ -e once ] || { touch once; sleep 2; exit 0; }; while :; do sleep 0.1; done\n";

    [TestMethod]
    public void The_child_of_a_wrapper_ends_with_it()
    {
        using var service = new ScriptedService(Wrapper);
        service.Apply().Succeeds();
        var first = service.NumberIn("child.pid");

        service.Apply().Succeeds();

        Assert.IsFalse(ScriptedService.IsRunning(first));
        Assert.IsTrue(ScriptedService.IsRunning(service.NumberIn("child.pid")));
    }

    [TestMethod]
    public void What_runs_on_is_found_when_the_process_that_started_it_has_ended()
    {
        using var service = new ScriptedService(Daemon);
        service.Apply().Succeeds();
        var (leader, first) = (service.Pid, service.NumberIn("child.pid"));
        SpinWait.SpinUntil(() => !ScriptedService.IsRunning(leader), TimeSpan.FromSeconds(10));
        Assert.IsTrue(ScriptedService.IsRunning(first));

        var output = service.Apply().Succeeds().Output;

        Assert.Contains("deploy_prod_api: ending what is left of an earlier api: process", output);
        Assert.IsFalse(ScriptedService.IsRunning(first));
    }

    [TestMethod]
    public void What_runs_on_is_found_when_its_files_were_deleted()
    {
        using var service = new ScriptedService(Wrapper);
        service.Apply().Succeeds();
        var first = service.NumberIn("child.pid");
        Directory.Delete(service.Files.PathOf(".deployplan"), recursive: true);

        service.Apply().Succeeds();

        Assert.IsFalse(ScriptedService.IsRunning(first));
        Assert.IsTrue(ScriptedService.IsRunning(service.Pid));
    }

    [TestMethod]
    public void A_record_without_the_time_of_the_start_ends_nothing_and_says_so()
    {
        using var service = new ScriptedService();
        using var other = Process.Start(new ProcessStartInfo("sleep", "300"))!;
        try
        {
            Directory.CreateDirectory(service.Home);
            File.WriteAllText(service.PidFile, other.Id.ToString(CultureInfo.InvariantCulture) + "\n");

            var output = service.Apply().Succeeds().Output;

            Assert.IsFalse(other.HasExited);
            Assert.Contains($"leaves process {other.Id} alone: the file of api names it without the time when it started", output);
        }
        finally
        {
            other.Kill();
        }
    }

    [TestMethod]
    [DataRow("env -i setsid sleep 3004 & echo $! > child.pid; exec sleep 3005\n")]
    [DataRow("env -i setsid sh -c 'trap \"\" TERM; echo $$ > child.pid; while :; do sleep 0.1; done' & exec sleep 3005\n")]
    [DataRow("sh -c \"env -i setsid sh -c 'sleep 3004 & echo \\$! > child.pid; wait'\" & exec sleep 3005\n")]
    public void A_child_that_left_its_session_and_its_variables_ends_with_the_service(string script)
    {
        using var service = new ScriptedService(script, ", stop_timeout_seconds: 1");
        service.Apply().Succeeds();
        var first = service.NumberIn("child.pid");

        service.Apply().Succeeds();
        Assert.IsFalse(ScriptedService.IsRunning(first));
        var second = service.NumberIn("child.pid");
        Assert.IsTrue(ScriptedService.IsRunning(second));

        service.Files.Build("-t:DeployPlanStop", "-p:Env=prod").Succeeds();
        Assert.IsFalse(ScriptedService.IsRunning(second));
    }

    [TestMethod]
    public void A_child_that_is_another_service_does_not_end_with_it()
    {
        using var service = new ScriptedService("DEPLOYPLAN_SERVICE=/another setsid sleep 3004 & echo $! > child.pid; exec sleep 3005\n");
        service.Apply().Succeeds();
        var other = service.NumberIn("child.pid");

        service.Files.Build("-t:DeployPlanStop", "-p:Env=prod").Succeeds();

        using var left = Process.GetProcessById(other);
        Assert.IsTrue(ScriptedService.IsRunning(other));
        left.Kill();
    }

    [TestMethod]
    public void Two_projects_that_share_a_state_folder_leave_the_services_of_each_other_alone()
    {
        const string Answering = "echo $$ > self.pid; while :; do [ ! -e ping ] || mv ping pong; sleep 0.1; done\n";
        var state = "-p:DeployPlanStateDirectory=" + Workspace.NewFolder("state");
        using var shop = new ScriptedService(Answering);
        using var billing = new ScriptedService(Answering);
        billing.Files.Replace("deploy.yml", "name: shop", "name: billing");
        shop.Apply(state).Succeeds();
        AssertAnswers(shop);
        var first = shop.NumberIn("self.pid");

        billing.Apply(state).Succeeds();
        AssertAnswers(billing);
        AssertAnswers(shop);

        billing.Apply(state).Succeeds();
        AssertAnswers(shop);

        billing.Files.Build("-t:DeployPlanStop", "-p:Env=prod", state).Succeeds();
        Assert.IsFalse(ScriptedService.IsRunning(billing.NumberIn("self.pid")));
        AssertAnswers(shop);
        Assert.AreEqual(first, shop.NumberIn("self.pid"));

        static void AssertAnswers(ScriptedService service)
        {
            service.Files.Write("ping", "");
            Assert.IsTrue(SpinWait.SpinUntil(() => File.Exists(service.Files.PathOf("pong")), TimeSpan.FromSeconds(30)), "The service does not answer.");
            File.Delete(service.Files.PathOf("pong"));
        }
    }

    [TestMethod]
    public void What_does_not_stop_is_killed_and_that_is_said()
    {
        using var service = new ScriptedService("trap '' TERM; sh -c 'echo $$ > child.pid; while :; do sleep 0.1; done'\n", ", stop_timeout_seconds: 1");
        service.Apply().Succeeds();
        var (leader, child) = (service.Pid, service.NumberIn("child.pid"));

        var output = service.Apply().Succeeds().Output;

        Assert.MatchesRegex(@"processes [\d, ]+ did not stop within 1 s, so killed; stop_timeout_seconds of api sets the limit", output);
        Assert.IsFalse(ScriptedService.IsRunning(leader) || ScriptedService.IsRunning(child));
    }

    [TestMethod]
    public void Work_in_flight_is_finished_within_the_limit()
    {
        using var service = new ScriptedService("trap 'sleep 2; echo done > done.txt; exit 0' TERM; while :; do sleep 0.1; done\n");
        service.Apply().Succeeds();

        var output = service.Apply().Succeeds().Output;

        Assert.IsTrue(File.Exists(service.Files.PathOf("done.txt")));
        Assert.DoesNotContain("killed", output);
    }

    [TestMethod]
    [TestCategory("Slow")]
    public void Without_a_limit_of_its_own_a_service_may_take_longer_to_end_than_other_tools_wait()
    {
        using var service = new ScriptedService("trap 'sleep 11; echo done > done.txt; exit 0' TERM; while :; do sleep 0.1; done\n");
        service.Apply().Succeeds();

        var output = service.Apply().Succeeds().Output;

        Assert.IsTrue(File.Exists(service.Files.PathOf("done.txt")));
        Assert.DoesNotContain("killed", output);
    }

    [TestMethod]
    [DataRow("sh, ./serve.sh", "./missing, x", "'./missing' cannot be started: it does not exist")]
    [DataRow("sh, ./serve.sh", "./serve.sh", "'./serve.sh' cannot be started: it is not executable")]
    [DataRow("sh, ./serve.sh", "no-such-program", "'no-such-program' cannot be started: it is not on the PATH")]
    [DataRow("sh, ./serve.sh", "dotnet, Typo.dll", "'dotnet' cannot be started: it has no file Typo.dll to run")]
    public void A_program_that_is_not_there_is_found_before_the_old_one_is_ended(string before, string after, string why)
    {
        using var service = new ScriptedService();
        service.Apply().Succeeds();
        var first = service.Pid;
        service.Files.Replace("deploy.yml", before, after);

        Assert.Contains($"error DPL4102: deploy_prod_api: {why}", service.Apply().Fails().Output);

        Assert.IsTrue(ScriptedService.IsRunning(first));
    }

    [TestMethod]
    public void No_program_is_needed_to_stop_one()
    {
        using var service = new ScriptedService();
        foreach (var program in new[] { "sh", "setsid", "cat", "mv", "sleep" })
        {
            Directory.CreateDirectory(service.Files.PathOf("programs"));
            File.CreateSymbolicLink(service.Files.PathOf("programs/" + program), File.Exists("/bin/" + program) ? "/bin/" + program : "/usr/bin/" + program);
        }

        service.ApplyWith(("PATH", service.Files.PathOf("programs"))).Succeeds();
        var first = service.Pid;

        service.ApplyWith(("PATH", service.Files.PathOf("programs"))).Succeeds();

        Assert.IsFalse(ScriptedService.IsRunning(first));
    }
}
