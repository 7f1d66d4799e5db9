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
    public void The_connections_of_its_databases_do_and_no_others()
    {
        using var service = new ScriptedService(Serve, ", databases: [orders]");
        service.Files.Replace("deploy.yml", "services:", "databases: { orders: { connection_env: ORDERS_DB }, audit: { connection_env: AUDIT_DB } }\nservices:");

        Assert.Contains("\nORDERS_DB=value of the job\n", Served(service, "ORDERS_DB"));
        Assert.DoesNotContain("AUDIT_DB=", Served(service, "AUDIT_DB"));
    }

    private static string Served(ScriptedService service, string name)
    {
        using (service)
        {
            service.ApplyWith((name, "value of the job")).Succeeds();
            SpinWait.SpinUntil(() => File.Exists(service.Files.PathOf("served.txt")), TimeSpan.FromSeconds(5));
            return "\n" + File.ReadAllText(service.Files.PathOf("served.txt"));
        }
    }
}
