using DeployPlan.Drivers.Tests.Support;

namespace DeployPlan.Drivers.Tests;

/// <summary>What a service gets of the environment of the build.</summary>
[TestClass]
public sealed class ServiceVariables
{
    private const string Serve = "env > served.tmp; mv served.tmp served.txt; while :; do sleep 0.1; done\n";

    [TestMethod]
    [DataRow("RUNNER_TRACKING_ID")]
    [DataRow("JENKINS_NODE_COOKIE")]
    [DataRow("VSTS_PROCESS_LOOKUP_ID")]
    [DataRow("HUDSON_COOKIE")]
    [DataRow("CI_JOB_TOKEN")]
    [DataRow("SOMETHING_ELSE")]
    public void Nothing_of_the_job_reaches_it(string name) => Assert.DoesNotContain(name + "=", Served(new ScriptedService(Serve), name));

    [TestMethod]
    [DataRow("LC_ALL")]
    [DataRow("HTTPS_PROXY")]
    [DataRow("DOTNET_ROOT_X64")]
    public void What_the_system_needs_does(string name) => Assert.Contains($"\n{name}=value of the job\n", Served(new ScriptedService(Serve), name));

    [TestMethod]
    [DataRow(", pass_env: [ASPNETCORE_ENVIRONMENT]", "ASPNETCORE_ENVIRONMENT")]
    [DataRow(", required_env: [API_TOKEN]", "API_TOKEN")]
    public void What_it_names_does(string more, string name) => Assert.Contains($"\n{name}=value of the job\n", Served(new ScriptedService(Serve, more), name));

    [TestMethod]
    [DataRow(", required_env: [ConnectionStrings__orders-db]")]
    [DataRow(", pass_env: [ConnectionStrings__orders-db, Logging__Shop.Api], environment: { Also-This: value }")]
    public void A_name_that_no_shell_takes_reaches_it_and_is_on_no_command_line(string more)
    {
        using var service = new ScriptedService("tr '\\0' '\\n' < /proc/$$/environ > served.tmp; mv served.tmp served.txt; while :; do sleep 0.1; done\n", more);

        service.ApplyWith(("ConnectionStrings__orders-db", "value of the job")).Succeeds();

        var served = Served(service);
        Assert.Contains("\nConnectionStrings__orders-db=value of the job\n", served);
        Assert.AreEqual(more.Contains("Also-This", StringComparison.Ordinal), served.Contains("\nAlso-This=value\n", StringComparison.Ordinal));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Where_the_shell_for_such_names_is_missing_nothing_runs()
    {
        using var service = new ScriptedService(Serve, ", required_env: [ConnectionStrings__orders-db]", ", env_file: prod.env");
        service.Files.Replace("deploy.yml", "services:", "infra: { network: { provider: command, command: [touch, ran.txt] } }\nservices:");
        service.Files.Write("prod.env", "ConnectionStrings__orders-db=value\n");
        var programs = Directory.CreateDirectory(service.Files.PathOf("programs")).FullName;
        foreach (var program in Environment.GetEnvironmentVariable("PATH")!.Split(':').Where(Directory.Exists).SelectMany(Directory.GetFiles).DistinctBy(Path.GetFileName).Where(static file => Path.GetFileName(file) != "bash"))
        {
            File.CreateSymbolicLink(Path.Combine(programs, Path.GetFileName(program)), program);
        }

        var output = service.ApplyWith(("PATH", programs)).Fails().Output;

        Assert.Contains("error DPL4102: deploy_prod_api: 'bash' cannot be started: it is not on the PATH; install it", output);
        Assert.IsFalse(File.Exists(service.Files.PathOf("ran.txt")));
    }

    [TestMethod]
    public void The_connections_of_its_databases_do_and_no_others()
    {
        using var service = new ScriptedService(Serve, ", databases: [orders]");
        service.Files.Replace("deploy.yml", "services:", "databases: { orders: { connection_env: ORDERS_DB }, audit: { connection_env: AUDIT_DB } }\nservices:");

        Assert.Contains("\nORDERS_DB=value of the job\n", Served(service, "ORDERS_DB"));
        Assert.DoesNotContain("AUDIT_DB=", Served(service, "AUDIT_DB"));
    }

    [TestMethod]
    public void Values_of_its_own_reach_it_with_what_they_refer_to_and_the_secret_is_not_shown()
    {
        using var service = new ScriptedService(
            "echo \"token is $TOKEN\"; tr '\\0' '\\n' < /proc/$$/environ > served.tmp; mv served.tmp served.txt; while :; do sleep 0.1; done\n", ", environment: { TOKEN: \"Bearer ${API_TOKEN}\", STAGE: other, Logging__LogLevel__Microsoft.AspNetCore: \"Warn ing\", PRICE: \"$5 $${A}\", EMPTY: \"\" }");

        var applied = service.ApplyWith(("API_TOKEN", "value of the job")).Succeeds();

        var served = Served(service);
        foreach (var line in new[] { "TOKEN=Bearer value of the job", "STAGE=other", "Logging__LogLevel__Microsoft.AspNetCore=Warn ing", "PRICE=$5 ${A}", "EMPTY=" })
        {
            Assert.Contains($"\n{line}\n", served);
        }

        Assert.DoesNotContain("value of the job", applied.Output);
        Assert.DoesNotContain("value of the job", File.ReadAllText(service.Files.PathOf("bin/deployplan/prod/plan.json")));
    }

    [TestMethod]
    [DataRow(", urls: [http://localhost:5391, \"https://localhost:5392\"]", "", "http://localhost:5391;https://localhost:5392")]
    [DataRow(", urls: [http://localhost:5391]", "ASPNETCORE_URLS=http://localhost:1", "http://localhost:5391")]
    [DataRow(", urls: [http://localhost:5391], environment: { ASPNETCORE_URLS: \"http://*:5393\" }", "", "http://*:5393")]
    [DataRow(", health_check: { url: \"http://localhost:5394/healthz?a=b\", timeout_seconds: 1 }", "", "http://localhost:5394")]
    [DataRow(", health_check: { url: http://localhost:5394/healthz, timeout_seconds: 1 }", "ASPNETCORE_URLS=http://localhost:1", "http://localhost:1")]
    [DataRow(", health_check: { url: http://localhost:5394/healthz, timeout_seconds: 1 }", "HTTP_PORTS=1", null)]
    [DataRow(", health_check: { url: http://localhost:5394/healthz, timeout_seconds: 1 }, environment: { URLS: \"http://*:5393\" }", "", null)]
    [DataRow(", health_check: { url: tcp://localhost:5394, timeout_seconds: 1 }", "", null)]
    [DataRow("", "", null)]
    public void It_is_told_where_to_listen(string more, string file, string? urls)
    {
        using var service = new ScriptedService(Serve, more, ", env_file: prod.env");
        service.Files.Write("prod.env", file + "\n");

        service.Apply();

        var line = Served(service).Split('\n').SingleOrDefault(line => line.StartsWith("ASPNETCORE_URLS=", StringComparison.Ordinal));
        Assert.AreEqual(urls is null ? null : "ASPNETCORE_URLS=" + urls, line);
    }

    private static string Served(ScriptedService service)
    {
        SpinWait.SpinUntil(() => File.Exists(service.Files.PathOf("served.txt")), TimeSpan.FromSeconds(5));
        return "\n" + File.ReadAllText(service.Files.PathOf("served.txt"));
    }

    private static string Served(ScriptedService service, string name)
    {
        using (service)
        {
            service.ApplyWith((name, "value of the job")).Succeeds();
            return Served(service);
        }
    }
}
