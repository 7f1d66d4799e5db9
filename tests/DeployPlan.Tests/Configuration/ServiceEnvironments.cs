namespace DeployPlan.Tests.Configuration;

/// <summary><c>environment</c> and <c>urls</c> of a service.</summary>
[TestClass]
public sealed class ServiceEnvironments : IDisposable
{
    private static readonly string[] References = ["HOST", "PORT", "TOKEN"];
    private readonly ConfigFolder _folder = new();

    [TestMethod]
    public void An_environment_lays_its_values_over_those_of_the_service()
    {
        var service = _folder.Read("""
            project: { name: shop }
            services:
              api:
                image: api:1
                environment: { A: 1, B: true, C: "" , Logging__LogLevel__Microsoft.AspNetCore: Warning }
            environments:
              prod: { driver: command, services: { api: { environment: { B: ~, C: "of prod", D: new } } } }

            """).Prod.Services.Single();

        Assert.AreEqual("A=1 C=of prod D=new Logging__LogLevel__Microsoft.AspNetCore=Warning", string.Join(' ', service.Environment.Values.Select(value => $"{value.Key}={value.Value}")));
    }

    [TestMethod]
    public void A_name_of_an_environment_that_differs_by_case_from_one_of_the_service_is_an_error() => _folder.Read("""
        project: { name: shop }
        services:
          api: { image: api:1, environment: { Log: a } }
        environments:
          prod: { driver: command, services: { api: { environment: { LOG: b } } } }

        """).SaysOnly("DPL1078", 5, 62, "'LOG' and 'Log' (line 3) in 'environment' differ only by case");

    [TestMethod]
    public void What_values_and_addresses_name_is_required()
    {
        var service = Read("environment: { A: \"x-${TOKEN}-${HOST}\", API_TOKEN: \"Bearer ${TOKEN}\", ConnectionStrings__orders: \"Host=db;Password=${TOKEN}\", B: \"$${NO} and $5\" }, urls: [\"http://localhost:${PORT}\"]").Prod.Services.Single();

        CollectionAssert.AreEqual(References, service.Environment.References.ToArray());
    }

    [TestMethod]
    [DataRow("environment: { \"A:B\": x }", "DPL1063", 39)]
    [DataRow("environment: { 1A: x }", "DPL1063", 39)]
    [DataRow("environment: { A: \"${1}\" }", "DPL1051", 42)]
    [DataRow("environment: { A.B: \"${TOKEN}\" }", "DPL1065", 44)]
    [DataRow("environment: { a: x, A: x }", "DPL1078", 45)]
    [DataRow("environment: { DEPLOYPLAN_SERVICE: x }", "DPL1079", 39)]
    [DataRow("environment: { DeployPlan_Other: x }", "DPL1079", 39)]
    [DataRow("pass_env: [DEPLOYPLAN_SERVICE]", "DPL1079", 35)]
    [DataRow("urls: [localhost:5001]", "DPL1062", 31)]
    [DataRow("urls: [tcp://localhost:5001]", "DPL1062", 31)]
    [DataRow("urls: [\"http://localhost:\u0665\u0660\u0660\u0660\"]", "DPL1062", 31)]
    [DataRow("environment: { A: \"${TOKEN\" }", "DPL1051", 42)]
    [DataRow("environment: { A: \"${A} ${TOKEN\" }", "DPL1051", 42)]
    [DataRow("urls: [http://localhost:99999]", "DPL1062", 31)]
    [DataRow("urls: [\"http://localhost:5001/path\"]", "DPL1062", 31)]
    [DataRow("environment: { DB_PASSWORD: hunter2hunter2 }", "DPL1032", 52)]
    public void What_is_wrong_is_said_where_it_is(string keys, string code, int column) => Read(keys).SaysOnly(code, 2, column);

    [TestMethod]
    [DataRow("http://*:5001")]
    [DataRow("https://+")]
    [DataRow("http://[::1]:5001/")]
    [DataRow("http://unix:/run/api.sock")]
    public void What_Kestrel_takes_is_an_address(string text) => Read($"urls: [\"{text}\"]").SaysNothing();

    [TestMethod]
    [DataRow("urls: [http://localhost:5001]", "urls: [http://localhost:5001]")]
    [DataRow("health_check: { url: http://localhost:5001/healthz }", "health_check: { url: http://127.0.0.1:5001/ }")]
    [DataRow("urls: [http://*:5001]", "health_check: { url: \"http://[::1]:5001\" }")]
    [DataRow("environment: { ASPNETCORE_URLS: \"http://localhost:1;http://0.0.0.0:5001\" }", "environment: { ASPNETCORE_HTTP_PORTS: 5000;5001 }")]
    [DataRow("urls: [http://localhost:5001]", "urls: [\"http://[::1]:5001\"]")]
    [DataRow("urls: [http://LOCALHOST:5001]", "urls: [http://127.0.0.1:5001]")]
    [DataRow("urls: [\"http://[::1]:5001\"]", "urls: [\"http://[0:0:0:0:0:0:0:1]:5001\"]")]
    [DataRow("urls: [http://127.0.0.1:5001]", "urls: [\"http://[::ffff:127.0.0.1]:5001\"]")]
    [DataRow("urls: [http://127.0.0.1:5001]", "urls: [http://127.1:5001]")]
    [DataRow("urls: [\"http://[0::0]:5001\"]", "urls: [http://192.168.7.7:5001]")]
    [DataRow("urls: [http://shop:5001]", "urls: [\"http://[fe80::1]:5001\"]", DisplayName = "Kestrel takes any name for every address.")]
    [DataRow("urls: [http://localhost:5001]", "health_check: { url: \"http://[0:0::1]:5001/healthz\" }")]
    [DataRow("command: [dotnet, A.dll, --urls, \"http://localhost:1;http://localhost:5001\"]", "command: [dotnet, B.dll, \"--urls=http://*:5001\"]")]
    public void Two_services_on_one_port_of_this_machine_are_an_error_with_both_lines(string one, string two)
    {
        var read = Two(one, two);

        var said = read.Diagnostics.Single();
        Assert.AreEqual(("DPL1064", 4), (said.Code, said.Span.Line), read.Text);
        Assert.Contains("Services 'two' and 'one' (line 3) would both listen on port 5001", said.Message);
    }

    [TestMethod]
    public void The_port_that_is_proposed_is_one_that_no_service_has_and_another_for_each()
    {
        var read = _folder.Read(
            """
            project: { name: shop }
            services:
              a: { image: a, urls: [http://localhost:5000] }
              b: { image: a, urls: [http://localhost:5000] }
              c: { image: a, urls: [http://localhost:5000] }
              d: { image: a, urls: [http://localhost:5001] }
              e: { image: a, urls: [http://localhost:65535] }
              f: { image: a, urls: [http://localhost:65535] }
            environments: { prod: { driver: process } }

            """);

        Assert.AreEqual("5002 5003 65534", string.Join(' ', read.Diagnostics.Select(said => said.Message.Split("localhost:")[1].TrimEnd('\'', ']'))), read.Text);
    }

    [TestMethod]
    [DataRow("urls: [http://localhost:5001]", "urls: [http://localhost:5002]")]
    [DataRow("urls: [http://127.0.0.1:5001]", "urls: [http://127.0.0.2:5001]")]
    [DataRow("urls: [http://localhost:0]", "urls: [http://localhost:0]")]
    [DataRow("urls: [http://localhost:5001]", "urls: [http://192.168.7.7:5001]")]
    [DataRow("urls: [http://localhost:5001]", "urls: [http://127.0.0.2:5001]")]
    [DataRow("command: [dotnet, A.dll, --urls, http://localhost:5002], health_check: { url: http://localhost:5001 }", "urls: [http://localhost:5001]")]
    [DataRow("urls: [\"http://localhost:${PORT}\"]", "urls: [\"http://localhost:${PORT}\"]")]
    [DataRow("urls: [http://localhost:5002], health_check: { url: http://localhost:5001/gateway }", "health_check: { url: http://localhost:5001/ }")]
    [DataRow("environment: { URLS: http://localhost:5002 }, urls: [http://localhost:5001]", "urls: [http://localhost:5001]")]
    [DataRow("health_check: { url: http://shop.example.com/a }", "health_check: { url: http://shop.example.com/b }")]
    [DataRow("health_check: { url: tcp://localhost:5001 }", "health_check: { url: http://localhost:5001 }")]
    public void Other_ports_other_machines_and_what_is_known_only_later_are_none(string one, string two) => Two(one, two).SaysNothing();

    [TestMethod]
    public void Containers_have_ports_of_their_own() =>
        _folder.ReadSections("services:\n  one: { image: a, urls: [http://localhost:80] }\n  two: { image: a, urls: [http://localhost:80] }").SaysNothing();

    public void Dispose() => _folder.Dispose();

    private ReadConfig Read(string keys) => _folder.ReadSections($"services:\n  api: {{ image: api:1, {keys} }}");

    private ReadConfig Two(string one, string two) => _folder.Read(
        $"project: {{ name: shop }}\nservices:\n  one: {{ image: a, {one} }}\n  two: {{ image: a, {two} }}\nenvironments: {{ prod: {{ driver: process }}, test: {{ driver: process }} }}\n");
}
