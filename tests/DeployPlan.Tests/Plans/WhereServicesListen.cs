using DeployPlan.Plans;

namespace DeployPlan.Tests.Plans;

/// <summary>Of all that may say where a service listens, what counts.</summary>
[TestClass]
public class WhereServicesListen
{
    private static readonly Dictionary<string, string> NoFile = [];

    private static DeployInputs Deploy { get; } = DeployInputs.Empty with { Environment = "prod", ProjectName = "shop" };

    private static HealthCheckInputs Check { get; } = HealthCheckInputs.Empty with { Endpoints = [HealthEndpoint.Empty with { Url = "http://localhost:9/healthz" }] };

    [TestMethod]
    public void Nothing_says_it() => Assert.AreEqual("", Of(Deploy, check: null, NoFile));

    [TestMethod]
    public void The_health_check_says_it_where_nothing_else_does() => Assert.AreEqual("localhost:9", Of(Deploy, Check, NoFile));

    [TestMethod]
    public void A_variable_counts_over_the_health_check()
    {
        Assert.AreEqual(":8", Of(Deploy, Check, new() { ["HTTP_PORTS"] = "", ["OTHER"] = "" }));
        Assert.AreEqual(":8", Of(Deploy with { Variables = ["HTTP_PORTS", "OTHER"] }, Check, NoFile));
        Assert.AreEqual(":8", Of(Deploy with { Variables = ["HTTP_PORTS"] }, Check, new() { ["HTTP_PORTS"] = "" }));
        Assert.AreEqual("", Of(Deploy with { Variables = ["URLS"] }, Check, NoFile), "It has no value.");
    }

    [TestMethod]
    public void Urls_count_over_variables_of_files() => Assert.AreEqual("localhost:7 localhost:6", Of(Deploy with { Settings = ServiceSettings.Default with { Urls = ["http://localhost:${PORT}", "http://localhost:6", "no address"] } }, Check, new() { ["HTTP_PORTS"] = "" }));

    [TestMethod]
    public void Variables_of_the_service_count_over_urls() => Assert.AreEqual(
        "localhost:5 :4",
        Of(
            Deploy with
            {
                VariableValues = [new("ASPNETCORE_URLS", "http://localhost:5"), new("HTTP_PORTS", "4"), new("OTHER", "http://localhost:1")],
                Settings = ServiceSettings.Default with { Urls = ["http://localhost:6"] },
            },
            Check,
            NoFile));

    [TestMethod]
    [DataRow("dotnet", "App.dll", "--urls=http://localhost:3")]
    [DataRow("dotnet", "App.dll", "--URLS", "http://localhost:3")]
    [DataRow("dotnet", "--urls", "http://localhost:3", "App.dll")]
    public void An_argument_counts_over_everything(params string[] command) => Assert.AreEqual(
        "localhost:3", Of(Deploy with { VariableValues = [new("HTTP_PORTS", "4")], Settings = ServiceSettings.Default with { Command = command } }, Check, NoFile));

    [TestMethod]
    [DataRow("--urls=http://a", "App.dll", "--urls")]
    [DataRow("--urls", "http://localhost:3")]
    [DataRow("dotnet", "--url", "http://localhost:3")]
    public void What_is_no_argument_of_a_program_does_not(params string[] command) => Assert.AreEqual(
        ":4", Of(Deploy with { VariableValues = [new("HTTP_PORTS", "4")], Settings = ServiceSettings.Default with { Command = command } }, Check, NoFile));

    [TestMethod]
    public void An_argument_may_say_several() => Assert.AreEqual("http://a:1 http://b:2", string.Join(' ', DeployPlan.Plans.ListeningAddresses.InArgument("--urls=http://a:1;http://b:2")));

    private static string Of(DeployInputs deploy, HealthCheckInputs? check, Dictionary<string, string> file) => string.Join(
        ' ',
        DeployPlan.Plans.ListeningAddresses.Of(deploy, check, file, static name => name switch { "PORT" => "7", "HTTP_PORTS" => "8", _ => null }).Select(static address => $"{address.Host}:{address.Port}"));
}
