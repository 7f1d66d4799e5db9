using System.Globalization;
using DeployPlan.Drivers.Tests.Stores;
using DeployPlan.Drivers.Tests.Support;

namespace DeployPlan.Drivers.Tests;

/// <summary>Log, stop and start of what a release has deployed.</summary>
[TestClass]
public sealed class ManagedServices
{
    private const string Serve = "echo \"one\"; echo \"key $API_TOKEN\"; echo three; while :; do sleep 0.1; done\n";

    [TestMethod]
    public void A_service_is_stopped_and_the_same_release_is_started_again()
    {
        using var service = new ScriptedService(Serve);
        service.Apply().Succeeds();
        var first = service.Pid;

        Target(service, "Stop", "-p:DeployPlanService=api").Succeeds();
        Assert.IsFalse(ScriptedService.IsRunning(first));
        Assert.Contains("api does not run", Target(service, "Stop").Succeeds().Output);

        Target(service, "Start").Succeeds();
        Assert.AreNotEqual(first, service.Pid);
        Assert.IsTrue(ScriptedService.IsRunning(service.Pid));
        Assert.HasCount(1, Directory.GetFiles(service.Home, "*.log"));
        Assert.Contains($"api runs already, as process {service.Pid}", Target(service, "Start").Succeeds().Output);
    }

    [TestMethod]
    public void After_a_restart_of_the_machine_it_is_started_again_and_whatever_has_its_number_now_is_left_alone()
    {
        using var service = new ScriptedService(Serve);
        service.Apply().Succeeds();
        var before = service.Pid;
        using var stranger = Dotnet.Start("sleep", service.Files.Folder, ["600"]);
        Dotnet.RunProgram("kill", service.Files.Folder, ["-KILL", "--", $"-{before}"]).Succeeds();
        var identity = File.ReadAllLines(service.PidFile)[1];
        File.WriteAllText(service.PidFile, $"{stranger.Id}\nanother-boot{identity[identity.IndexOf('/')..]}\n");

        Target(service, "Start").Succeeds();

        Assert.AreNotEqual(stranger.Id, service.Pid);
        Assert.IsTrue(ScriptedService.IsRunning(service.Pid));
        Assert.IsFalse(stranger.HasExited);
        stranger.Kill();
        stranger.WaitForExit();
    }

    [TestMethod]
    public void The_last_lines_are_shown_without_secrets()
    {
        using var service = new ScriptedService(Serve, ", required_env: [API_TOKEN]");
        service.ApplyWith(("API_TOKEN", "value of the job")).Succeeds();

        var shown = service.Files.BuildWith(("API_TOKEN", "value of the job"), "-t:DeployPlanLogs", "-p:Env=prod", "-p:DeployPlanLogLines=2").Succeeds().Output;

        Assert.Contains("  key ***\n  three\n", shown);
        Assert.DoesNotContain("one\n", shown);
        Assert.IsEmpty(Directory.GetFiles(service.Files.PathOf(".deployplan/prod"), "*.shown", SearchOption.AllDirectories));
    }

    [TestMethod]
    public async Task A_log_is_followed_until_the_build_is_cancelled_and_half_of_a_secret_is_never_shown()
    {
        using var service = new ScriptedService("n=0; while :; do n=$((n + 1)); printf \"$n: key value of \"; sleep 0.4; echo \"the job\"; done\n", ", required_env: [API_TOKEN]");
        service.ApplyWith(("API_TOKEN", "value of the job")).Succeeds();

        // A test run that a shell has put into the background ignores SIGINT, and so would the build.
        using var build = Dotnet.Start(
            "env",
            service.Files.Folder,
            ["--default-signal=INT", "dotnet", "build", "--no-restore", "-nologo", "-tl:off", "-t:DeployPlanLogs", "-p:Env=prod", "-p:DeployPlanLogLines=1", "-p:DeployPlanFollow=true"],
            ("API_TOKEN", "value of the job"));
        var shown = new List<string>();
        while (shown.Count < 8 && await build.StandardOutput.ReadLineAsync() is { } line)
        {
            shown.Add(line.Trim());
        }

        Dotnet.RunProgram("kill", service.Files.Folder, ["-INT", build.Id.ToString(CultureInfo.InvariantCulture)]).Succeeds();
        await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();

        var lines = shown.Where(static line => line.Contains("key", StringComparison.Ordinal)).ToList();
        Assert.IsGreaterThan(4, lines.Count, string.Join('\n', shown));
        var first = int.Parse(lines[0].Split(':')[0], CultureInfo.InvariantCulture);
        CollectionAssert.AreEqual(lines.Select((_, i) => $"{first + i}: key ***").ToList(), lines);
    }

    [TestMethod]
    public void The_log_of_a_deploy_that_failed_is_shown_without_secrets()
    {
        using var service = new ScriptedService("echo \"broken: $API_TOKEN\"; exit 3\n", ", required_env: [API_TOKEN]");
        service.ApplyWith(("API_TOKEN", "value of the job")).Fails();

        var shown = service.Files.BuildWith(("API_TOKEN", "value of the job"), "-t:DeployPlanLogs", "-p:Env=prod", "-p:DeployPlanService=api").Succeeds().Output;

        Assert.Contains("  broken: ***\n", shown);
        Assert.Contains("api does not run", service.Files.BuildWith(("API_TOKEN", "value of the job"), "-t:DeployPlanStop", "-p:Env=prod").Succeeds().Output);
        Assert.Contains("error DPL4260: No release to prod has deployed a service 'api'", Target(service, "Start", "-p:DeployPlanService=api").Fails().Output);
    }

    [TestMethod]
    public void A_deploy_that_began_no_log_leaves_that_of_the_one_before_with_its_secrets()
    {
        using var service = new ScriptedService(Serve, ", required_env: [API_TOKEN]");
        service.ApplyWith(("API_TOKEN", "value of the job")).Succeeds();
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        service.Files.Replace("deploy.yml", "[API_TOKEN]", $"[NEW_TOKEN], health_check: {{ url: \"tcp://127.0.0.1:{((System.Net.IPEndPoint)listener.LocalEndpoint).Port}\" }}");
        Assert.Contains("error DPL4241", service.ApplyWith(("NEW_TOKEN", "another value")).Fails().Output);

        Assert.Contains("  key ***\n", service.Files.BuildWith(("API_TOKEN", "value of the job"), "-t:DeployPlanLogs", "-p:Env=prod").Succeeds().Output);
    }

    [TestMethod]
    public void What_an_apply_that_was_killed_has_started_is_stopped()
    {
        using var service = new ScriptedService(Serve);
        service.Apply().Succeeds();
        var record = Directory.GetFiles(service.Files.PathOf(".deployplan/prod"), "*-deploy_prod_api.json", SearchOption.AllDirectories).Single(static file => Path.GetFileName(Path.GetDirectoryName(file)) == "operations");
        File.WriteAllText(record, File.ReadAllText(record).Replace("succeeded", "running", StringComparison.Ordinal));

        Target(service, "Stop", "-p:DeployPlanService=api").Succeeds();

        Assert.IsFalse(ScriptedService.IsRunning(service.Pid));
    }

    [TestMethod]
    public void A_log_is_not_shown_where_its_secrets_are_not_known()
    {
        using var service = new ScriptedService(Serve, ", required_env: [API_TOKEN]");
        service.ApplyWith(("API_TOKEN", "value of the job")).Succeeds();

        var output = Target(service, "Logs").Fails().Output;

        Assert.Contains("error DPL4268: deploy_prod_api: The log may have the values of API_TOKEN", output);
        Assert.DoesNotContain("value of the job", output);
    }

    [TestMethod]
    public void A_service_is_stopped_without_its_variables_and_a_failure_is_one_of_the_target()
    {
        using var service = new ScriptedService(Serve, environment: ", env_file: prod.env");
        service.Files.Write("prod.env", "A=1\n");
        service.Apply().Succeeds();
        var first = service.Pid;
        File.Delete(service.Files.PathOf("prod.env"));

        // From a process of its own, whose exit code is that of the build.
        Assert.AreNotEqual(0, Dotnet.Run(service.Files.Folder, ["build", "-nologo", "-tl:off", "-t:DeployPlanLogs", "-p:Env=prod"], []).ExitCode);
        Target(service, "Stop").Succeeds();

        Assert.IsFalse(ScriptedService.IsRunning(first));
    }

    [TestMethod]
    public async Task A_stop_that_is_cancelled_ends_at_once_and_can_be_repeated()
    {
        using var service = new ScriptedService("trap 'touch asked; [ ! -e go ] || exit 0' TERM\n" + Serve, ", stop_timeout_seconds: 300");
        service.Apply().Succeeds();
        var pid = service.Pid;
        using var stop = new RunningBuild(service.Files, "-t:DeployPlanStop");
        await stop.Until(service.Files.PathOf("asked"));

        stop.Interrupt();
        (await stop.Ended()).Fails();

        Assert.IsTrue(ScriptedService.IsRunning(pid));
        service.Files.Write("go", "");
        Target(service, "Stop").Succeeds();
        Assert.IsFalse(ScriptedService.IsRunning(pid));
    }

    [TestMethod]
    public void A_release_that_cannot_be_read_is_an_error()
    {
        using var service = new ScriptedService(Serve);
        service.Apply().Succeeds();
        var plan = Directory.GetFiles(service.Files.PathOf(".deployplan/prod"), "plan.json", SearchOption.AllDirectories).Single();
        File.WriteAllText(plan, File.ReadAllText(plan).Replace("api", "apj", StringComparison.Ordinal));

        Assert.Contains("error DPL3025", Target(service, "Stop").Fails().Output);
    }

    [TestMethod]
    public void A_service_is_not_started_without_what_it_needs_and_another_one_is()
    {
        using var service = new ScriptedService(Serve, ", required_env: [API_TOKEN] }\n  worker: { command: [sh, ./serve.sh]");
        service.ApplyWith(("API_TOKEN", "value of the job")).Succeeds();
        Target(service, "Stop").Succeeds();

        var output = Target(service, "Start").Fails().Output;

        Assert.Contains("error DPL4266: deploy_prod_api: api needs environment variables that are not set: API_TOKEN", output);
        Assert.Contains("deploy_prod_worker: process ", output);
        Assert.DoesNotContain("MSB4181", output);
    }

    [TestMethod]
    public void What_cannot_be_done_says_why()
    {
        using var service = new ScriptedService(Serve);
        Assert.Contains("error DPL4261: prod has no release", Target(service, "Stop").Fails().Output);
        Assert.Contains("error DPL4263: No environment is named; pass -p:Env=<name>", service.Files.Build("-t:DeployPlanLogs").Fails().Output);

        service.Apply().Succeeds();
        Assert.Contains("error DPL4260: No release to prod has deployed a service 'aip'; the services are api; did you mean 'api'?", Target(service, "Logs", "-p:DeployPlanService=aip").Fails().Output);

        service.Files.Replace("deploy.yml", "services:", "services:\n  web: { command: [sh, ./serve.sh] }");
        service.Apply().Succeeds();
        Assert.Contains("error DPL4264: There is more than one service; name one of api, web with -p:DeployPlanService=<name>", Target(service, "Logs").Fails().Output);
        Target(service, "Stop").Succeeds();

        service.Files.AddToProject("<ItemGroup><DeployPlanDriver Include=\"process\" OperationType=\"deploy\" TargetName=\"Nothing\" /></ItemGroup><Target Name=\"Nothing\" />");
        Assert.Contains("error DPL4262: Service 'api' was deployed by driver 'process', which has no ServiceTarget", Target(service, "Stop").Fails().Output);
    }

    [TestMethod]
    [DataRow("abc")]
    [DataRow("0")]
    [DataRow("-1")]
    [DataRow("99999999999")]
    public void A_number_of_lines_that_is_none_is_an_error(string lines)
    {
        using var service = new ScriptedService(Serve);
        service.Apply().Succeeds();

        Assert.Contains($"error DPL4274: The property DeployPlanLogLines is '{lines}', which is no whole number above 0", Target(service, "Logs", "-p:DeployPlanLogLines=" + lines).Fails().Output);
        Assert.Contains("error DPL4274: The property DeployPlanHeartbeatSeconds is 'abc'", Target(service, "Stop", "-p:DeployPlanHeartbeatSeconds=abc").Fails().Output);
    }

    [TestMethod]
    public void The_status_says_whether_a_service_runs()
    {
        using var service = new ScriptedService(Serve);
        service.Apply().Succeeds();
        Assert.MatchesRegex($@"Services on this machine\n +api  runs as process {service.Pid}, since release 2\S+\n", Target(service, "Status").Succeeds().Output);

        Target(service, "Stop").Succeeds();
        Assert.MatchesRegex(@"\n +api  does not run; deployed by release 2\S+\n", Target(service, "Status").Succeeds().Output);
    }

    [TestMethod]
    public void A_config_that_cannot_be_read_is_an_error_at_its_line_where_it_says_whose_releases_are_meant()
    {
        using var service = new ScriptedService(Serve);
        service.Apply("-p:DeployPlanStateDirectory=state").Succeeds();
        var config = File.ReadAllText(service.Files.PathOf("deploy.yml"));
        File.WriteAllText(service.Files.PathOf("deploy.yml"), config + "oops: [\n");

        foreach (var target in new[] { "Status", "Logs", "Start", "Stop" })
        {
            Assert.MatchesRegex(@"deploy\.yml\([0-9]+,[0-9]+[0-9,]*\): error DPL10", Target(service, target, "-p:DeployPlanStateDirectory=state").Fails().Output);
        }

        File.WriteAllText(service.Files.PathOf("deploy.yml"), config);
        Target(service, "Stop", "-p:DeployPlanStateDirectory=state").Succeeds();
    }

    [TestMethod]
    public void A_port_that_a_service_of_another_environment_has_is_found_before_anything_runs()
    {
        using var service = new ScriptedService(Serve, $", urls: [\"http://127.0.0.1:{LocalShop.FreePort()}\"]");
        service.Files.Replace("deploy.yml", "environments:", "infra: { net: { provider: command, command: [sh, -c, echo net >> ran.txt] } }\nenvironments:\n  test: { driver: process }");
        service.Apply().Succeeds();
        File.Delete(service.Files.PathOf("ran.txt"));

        var output = service.Files.Build("-t:DeployPlanApply", "-p:Env=test").Fails().Output;

        Assert.MatchesRegex(
            $@"error DPL4272: Service 'api' would listen on port [0-9]+, at which service 'api' of environment 'prod' runs as process {service.Pid}; .*: dotnet build \S*Shop.csproj -t:DeployPlanStop -p:Env=prod -p:DeployPlanService=api",
            output);
        Assert.IsFalse(File.Exists(service.Files.PathOf("ran.txt")));
        Target(service, "Stop").Succeeds();
        service.Files.Build("-t:DeployPlanApply", "-p:Env=test").Succeeds();
        service.Files.Build("-t:DeployPlanStop", "-p:Env=test").Succeeds();
    }

    [TestMethod]
    public void An_apply_that_runs_keeps_it_from_being_stopped()
    {
        using var service = new ScriptedService(Serve);
        service.Apply().Succeeds();
        using (var held = new FileStream(service.Files.PathOf(".deployplan/prod/lock.held"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Contains("error DPL4018", Target(service, "Stop").Fails().Output);
        }

        Assert.IsTrue(ScriptedService.IsRunning(service.Pid));
    }

    private static BuildResult Target(ScriptedService service, string target, params string[] more) => service.Files.Build(["-t:DeployPlan" + target, "-p:Env=prod", .. more]);
}
