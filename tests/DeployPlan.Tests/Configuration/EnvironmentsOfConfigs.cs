namespace DeployPlan.Tests.Configuration;

[TestClass]
public sealed class EnvironmentsOfConfigs : IDisposable
{
    private readonly ConfigFolder _folder = new();

    [TestMethod]
    [DataRow("approval: required", true)]
    [DataRow("approval: none", false)]
    [DataRow("", false)]
    public void An_approval_is_needed_only_where_it_is_required(string key, bool expected) => Assert.AreEqual(expected, Read($"driver: own, {key}")["prod"].ApprovalRequired);

    [TestMethod]
    public void An_approval_is_one_of_two() => Read("driver: own, approval: must").SaysOnly("DPL1028", 1, 48, "'must'", "required", "none");

    [TestMethod]
    [DataRow("shop", true)]
    [DataRow("0_-a", true)]
    [DataRow("Shop", false)]
    [DataRow("-shop", false)]
    [DataRow("shop.prod", false)]
    public void A_compose_project_has_a_name_that_compose_takes(string name, bool isOne)
    {
        var read = Read($"driver: own, compose_project: {name}");

        Assert.AreEqual(isOne ? "" : $"DPL1054 {name}", string.Join(' ', read.Diagnostics.Select(found => found.Code + " " + name)), read.Text);
        if (isOne)
        {
            Assert.AreEqual(name, read["prod"].ComposeProject);
        }
    }

    [TestMethod]
    [DataRow("compose.yaml")]
    [DataRow("compose.yml")]
    [DataRow("docker-compose.yaml")]
    [DataRow("docker-compose.yml")]
    public void A_compose_file_is_found_by_its_name_and_has_the_services(string name)
    {
        _folder.Write(name, "services: { web: {}, api: {} }\n");

        var read = Read("driver: compose", "services: { api: { image: x }, wep: { image: y } }");

        Assert.AreEqual(name, read["prod"].ComposeFile?.Value);
        read.SaysOnly("DPL1061", 3, 32, "'wep'", name, "'prod'", "did you mean 'web'?");
    }

    [TestMethod]
    public void Only_the_driver_compose_has_a_compose_file()
    {
        _folder.Write("compose.yaml", "services: { web: {} }\n");

        Read("driver: own", "services: { api: { image: x } }").SaysNothing();
    }

    [TestMethod]
    public void Two_services_of_the_driver_process_do_not_share_a_port()
    {
        const string Services = "services: { a: { image: x, health_check: { url: http://localhost:81/ } }, b: { image: y, health_check: { url: http://localhost:81/ } } }";

        Assert.AreEqual("DPL1064", string.Join(' ', Read("driver: process", Services).Diagnostics.Select(static found => found.Code).Where(static code => code == "DPL1064")));
        Assert.DoesNotContain("DPL1064", Read("driver: own", Services).Text);
    }

    [TestMethod]
    [DataRow("\n")]
    [DataRow("\r\n")]
    [DataRow("\r")]
    public void A_line_of_an_env_file_that_is_none_is_an_error_at_its_line(string end)
    {
        _folder.Write("prod.env", $"A=1{end}B 2{end}");

        Read("driver: own, env_file: prod.env").SaysOnly("DPL1077", 2, 1);
    }

    [TestMethod]
    public void Labels_of_an_environment_are_none_unless_it_has_some()
    {
        Assert.IsEmpty(Read("driver: own").Prod.RunsOn);
        Assert.AreEqual("linux", Read("driver: own, runs_on: linux").Prod.RunsOn.Single());
    }

    [TestMethod]
    public void A_section_that_is_taken_away_is_empty_and_services_are_there()
    {
        var prod = _folder.Read("environments: { prod: { driver: own, services: ~, infra: ~, databases: ~ } }\nproject: { name: shop }\nservices: { a: { image: x } }\ninfra: { n: { provider: own } }\ndatabases: { d: {} }\n").Prod;

        Assert.IsTrue(prod.HasServices);
        Assert.IsEmpty(prod.Services);
        Assert.IsEmpty(prod.Infra);
        Assert.IsEmpty(prod.Databases);
    }

    [TestMethod]
    [DataRow("web-1", "infra: { web-1: { provider: own } }")]
    [DataRow("web-1", "infra: { web-1: { provider: own }, a: { provider: own }, z: { provider: own } }")]
    public void A_host_of_the_cloud_has_no_name_of_an_infra_entry(string host, string infra) =>
        Read("driver: own", $"{infra}\ncloud: {{ provider: d, providers: {{ d: {{ hosts: {{ prod: {{ {host}: {{}} }} }} }} }} }}").Says("DPL1034", 4, 58, $"'{host}'", "line 3");

    [TestMethod]
    public void Hosts_of_the_cloud_are_among_the_infra_by_name() =>
        Assert.AreEqual("a m z", string.Join(' ', Read("driver: own", "infra: { z: { provider: own }, a: { provider: own } }\ncloud: { provider: d, providers: { d: { hosts: { prod: { m: {} } } } } }").Prod.Infra.Select(static infra => infra.Name.Value)));

    public void Dispose() => _folder.Dispose();

    private ReadConfig Read(string keys, string sections = "services: {}") => _folder.Read($"environments: {{ prod: {{ {keys} }} }}\nproject: {{ name: shop }}\n{sections}\n");
}
