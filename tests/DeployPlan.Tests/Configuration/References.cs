using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Tests.Configuration;

[TestClass]
public class References
{
    [TestMethod]
    [DataRow("databases: { orders: {} }\nservices: { s: { databases: [order] } }", 30, "database 'order'", "did you mean 'orders'?")]
    [DataRow("databases: { orders: {} }\nservices: { s: { databases: [zzzzzz] } }", 30, "database 'zzzzzz'", "add it there or correct the name")]
    [DataRow("dev: 1\nservices: { catalog: {}, s: { depends_on: [catalgo] } }", 44, "service 'catalgo'", "did you mean 'catalog'?")]
    [DataRow("dev: 1\ninfra: { net: { provider: x }, dns: { provider: x, depends_on: [nte] } }", 65, "infra entry 'nte'", "did you mean 'net'?")]
    public void An_unknown_name_is_an_error_with_the_nearest_one(string yaml, int column, string what, string suggestion)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections(yaml).Says("DPL1029", 2, column, what, suggestion);
    }

    [TestMethod]
    public void Infra_may_depend_on_a_host_of_the_cloud()
    {
        using var folder = new ConfigFolder();

        folder.ReadSections("infra: { dns: { provider: x, depends_on: [web-1] } }\ncloud: { provider: d, providers: { d: { hosts: { prod: { web-1: {} } } } } }").SaysNothing();
    }

    [TestMethod]
    public void Twenty_thousand_unknown_names_are_looked_at_in_bounded_time_and_listed_up_to_a_limit()
    {
        using var folder = new ConfigFolder();
        var services = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"  s{i}: {{ depends_on: [t{i}] }}\n"));

        var read = folder.ReadSections("services:\n" + services);

        Assert.HasCount(10_001, read.Diagnostics);
        Assert.AreEqual("DPL1018", read.Diagnostics[0].Code);
        Assert.Contains("10000 more", read.Diagnostics[0].Message);
    }

    [TestMethod]
    [DataRow("pre_deploy", MigrationStrategy.PreDeploy)]
    [DataRow("post_deploy", MigrationStrategy.PostDeploy)]
    [DataRow("manual", MigrationStrategy.Manual)]
    public void A_strategy_is_one_of_three(string text, string strategy)
    {
        using var folder = new ConfigFolder();

        Assert.AreEqual(strategy, folder.ReadSections($"databases: {{ d: {{ migrations: {{ engine: raw, path: db/orders, strategy: {text} }} }} }}").Prod.Databases[0].Migrations!.Strategy.Value);
    }

    [TestMethod]
    public void Another_strategy_is_an_error_with_the_nearest_one()
    {
        using var folder = new ConfigFolder();

        folder.ReadSections("databases: { d: { migrations: { engine: raw, path: db/orders, strategy: predeploy } } }")
            .SaysOnly("DPL1026", 1, 73, "'predeploy'", "did you mean 'pre_deploy'?", "post_deploy, manual");
    }

    [TestMethod]
    public void No_strategy_is_pre_deploy_and_a_message_says_so()
    {
        using var folder = new ConfigFolder();

        var read = folder.ReadSections("databases:\n  d:\n    migrations: { engine: raw, path: db/orders }");

        read.Says(Severity.Message, "DPL1027", 3, 5, "database 'd'", "pre_deploy");
        Assert.AreEqual(MigrationStrategy.PreDeploy, read["prod"].Databases[0].Migrations!.Strategy.Value);
    }

    [TestMethod]
    [DataRow("services: { s: { health_check: { url: \"http://x\", method: FETCH } } }", 59, "'method'", "GET")]
    public void A_choice_has_the_values_that_the_message_lists(string yaml, int column, string what, string choice)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections(yaml).SaysOnly("DPL1028", 1, column, what, choice);
    }

    [TestMethod]
    public void An_approval_is_required_or_none()
    {
        using var folder = new ConfigFolder();

        folder.Read("project: { name: x }\nenvironments: { prod: { driver: x, approval: requird } }").SaysOnly("DPL1028", 2, 46, "'approval'", "did you mean 'required'?");
    }

    [TestMethod]
    public void Project_and_build_exclude_each_other()
    {
        using var folder = new ConfigFolder();

        folder.ReadSections("services:\n  s:\n    project: src/Api/Api.csproj\n    build: { provider: docker }").SaysOnly("DPL1030", 4, 5, "'s'", "line 3");
    }

    [TestMethod]
    [DataRow("http://localhost:8080/healthz")]
    [DataRow("https://[::1]:80/x?y#z")]
    [DataRow("tcp://db:5432")]
    [DataRow("https://[${HOST}]:${PORT}/")]
    [DataRow("https://[${PREFIX}:5]/")]
    [DataRow("http://[fe80::1%25eth0]/")]
    public void A_health_check_asks_http_https_or_tcp(string asked)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections($"services: {{ s: {{ health_check: {{ url: \"{asked}\" }} }} }}").SaysNothing();
    }

    [TestMethod]
    [DataRow("ftp://x", "not an http")]
    [DataRow("localhost:8080", "not an http")]
    [DataRow("http://", "no host")]
    [DataRow("http://:80/", "no host")]
    [DataRow("http://a b/", "a space")]
    [DataRow("http://a:99999/", "1 to 65535")]
    [DataRow("http://a:x/", "1 to 65535")]
    [DataRow("tcp://a", "no port")]
    [DataRow("tcp://a:1/x", "a path")]
    [DataRow("TCP://a", "no port")]
    [DataRow("http://[::1", "brackets")]
    [DataRow("http://[::1]x/", "brackets")]
    [DataRow("http://[a.example]/", "brackets")]
    [DataRow("http://a]:80/", "brackets")]
    [DataRow("http://[127.0.0.1]:8080/", "brackets")]
    [DataRow("http://[5]/", "brackets")]
    [DataRow("http://[a.example]:${PORT}/", "brackets")]
    [DataRow("http://[::1:${PORT}/", "brackets")]
    public void Anything_else_is_no_url_for_it(string asked, string why)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections($"services: {{ s: {{ health_check: {{ url: \"{asked}\" }} }} }}").SaysOnly("DPL1033", 1, 39, why, "tcp://host:port");
    }
}
