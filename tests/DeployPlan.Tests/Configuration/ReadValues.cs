using DeployPlan.Text;

namespace DeployPlan.Tests.Configuration;

/// <summary>What is read of sections with a rule of their own, and what is said where that is not possible.</summary>
[TestClass]
public sealed class ReadValues : IDisposable
{
    private readonly ConfigFolder _folder = new();

    [TestMethod]
    [DataRow("{}", "1,28 DPL1014 'url'; add it, for example 'url: http://localhost:8080/healthz'")]
    [DataRow("{ url: ~ }", "1,28 DPL1014 'url'")]
    [DataRow("{ url: http://a, command: [x] }", "1,49 DPL1052 has both a 'url' and a 'command'")]
    [DataRow("{ url: http://a, tls: { insecure: true } }", "1,59 DPL1053 http://a")]
    [DataRow("{ url: http://a, tls: {} }", "")]
    [DataRow("{ url: https://a, tls: { insecure: true } }", "")]
    [DataRow("{ url: HTTPS://a, tls: { insecure: true } }", "")]
    [DataRow("{ url: http://a, headers: { 'a b': c } }", "1,70 DPL1050 'a b'")]
    [DataRow("{ url: http://a, headers: { a: \"b\\nc\" } }", "1,73 DPL1050 'a'")]
    [DataRow("{ url: 'http://a/${B' }", "1,49 DPL1051 ${B")]
    [DataRow("{ url: http://a, headers: { a: '${B' } }", "1,73 DPL1051 ${B")]
    public void Of_a_health_check(string check, string expected) => AssertSaid($"services: {{ a: {{ image: x, health_check: {check} }} }}", expected);

    [TestMethod]
    public void A_check_knows_its_variables_and_whom_it_trusts()
    {
        var check = _folder.ReadSections("services: { a: { image: x, health_check: { url: 'https://${HOST}/', headers: { b: '${TOKEN} ${A}' }, tls: {} } } }").Prod.Services[0].HealthCheck!;

        Assert.AreEqual("A HOST TOKEN", string.Join(' ', check.Variables));
        Assert.IsFalse(check.IsInsecure);
        Assert.IsTrue(_folder.ReadSections("services: { a: { image: x, health_check: { url: https://a, tls: { insecure: true } } } }").Prod.Services[0].HealthCheck!.IsInsecure);
    }

    [TestMethod]
    [DataRow("linux", "linux")]
    [DataRow("[b, a]", "a b")]
    [DataRow("agent:web-1", "agent:web-1")]
    public void Labels_are_one_or_a_list(string labels, string expected) =>
        Assert.AreEqual(expected, string.Join(' ', _folder.ReadSections($"infra: {{ a: {{ provider: x, runs_on: {labels} }} }}").Prod.Infra[0].RunsOn!));

    [TestMethod]
    [DataRow("'a b'", "1,37 DPL1080 'a b'")]
    [DataRow("['a b', c]", "1,38 DPL1080 'a b'")]
    [DataRow("[agent:a, agent:b]", "1,47 DPL1081 'agent:a'")]
    [DataRow("[agent:a, b, agent:c]", "1,50 DPL1081 'agent:a'")]
    [DataRow("[a, b]", "")]
    public void Of_labels(string labels, string expected) => AssertSaid($"infra: {{ a: {{ provider: x, runs_on: {labels} }} }}", expected);

    [TestMethod]
    public void Without_labels_there_are_none() => Assert.IsNull(_folder.ReadSections("infra: { a: { provider: x } }").Prod.Infra[0].RunsOn);

    [TestMethod]
    [DataRow("environments: { a: { driver: compose }, b: { driver: compose } }", "")]
    [DataRow("environments: { a: { driver: compose, compose_project: x }, b: { driver: compose, compose_project: x } }", "")]
    [DataRow("environments: { a: { driver: compose, compose_project: shop-b }, b: { driver: compose } }", "1,66 DPL1066 'shop-b'")]
    [DataRow("environments: { a: { driver: compose }, b: { driver: compose, compose_project: shop-a } }", "1,41 DPL1066 'shop-a'")]
    [DataRow("environments: { a: { driver: own }, b: { driver: compose, compose_project: shop-a } }", "")]
    [DataRow("environments: { a: { driver: compose }, b: { driver: own, compose_project: shop-a } }", "")]
    public void Of_projects_of_compose(string environments, string expected)
    {
        _folder.Write("compose.yaml", "services: {}\n");
        AssertSaid(_folder.Read(environments + "\nproject: { name: shop }\nservices: {}\n"), expected);
    }

    [TestMethod]
    [DataRow("{ provider: d, providers: { d: 5 } }", "1,39 DPL1012 'd' in 'providers' of 'cloud'")]
    [DataRow("{ provider: d, providers: 5 }", "1,34 DPL1012 'providers' in 'cloud'")]
    [DataRow("{ provider: d, providers: { d: { hosts: 5 } } }", "1,48 DPL1012 'hosts' in 'd' of 'providers' of 'cloud'")]
    [DataRow("{ provider: d, providers: { d: { hosts: { prod: 5 } } } }", "1,56 DPL1012 'prod' in 'hosts' of 'd' of 'providers' of 'cloud'")]
    [DataRow("{ provider: d, providers: { d: { hosts: { prod: { 'a/b': {} } } } } }", "1,58 DPL1020 a host")]
    [DataRow("{ provider: d, providers: { d: { hosts: { prod: { a: 5 } } } } }", "1,61 DPL1012 The host 'a'")]
    [DataRow("{ provider: d, providers: { d: { hosts: { prods: {} } } } }", "1,50 DPL1036 'hosts' of 'cloud'")]
    [DataRow("{ providers: {} }", "1,1 DPL1014 for example 'provider: digitalocean'")]
    public void Of_hosts(string cloud, string expected) => AssertSaid("cloud: " + cloud, expected);

    [TestMethod]
    [DataRow("services: { a: own }", "1,16 DPL1012 write 'a: { image: own }'")]
    [DataRow("services: { a: 'A B' }", "1,16 DPL1012 write 'a: { image: shop-api }'")]
    [DataRow("databases: { a: x }", "1,17 DPL1012 write 'a: { connection_env: ORDERS_DB }'")]
    [DataRow("infra: { a: x }", "1,13 DPL1012 write 'a: { provider: command, command: [./infra/network.sh] }'")]
    public void Of_an_entry_that_is_a_text(string yaml, string expected) => AssertSaid(yaml, expected);

    [TestMethod]
    [DataRow("own", "write 'prod: { driver: own }'")]
    [DataRow("'A B'", "write 'prod: { driver: compose }'")]
    [DataRow("[a]", "write 'prod: { driver: compose }'")]
    public void Of_an_environment_that_is_a_text(string value, string expected) =>
        AssertSaid(_folder.Read($"project: {{ name: shop }}\nenvironments: {{ prod: {value} }}\n"), "2,23 DPL1012 " + expected);

    [TestMethod]
    [DataRow("[a]", "1,1 DPL1012 The config must be a mapping, not a list; ")]
    public void Of_the_whole(string yaml, string expected) => AssertSaid(_folder.Read(yaml + "\n"), expected);

    [TestMethod]
    [DataRow("engine: raw, path: db/orders/001.sql", "db/orders/001.sql", "")]
    [DataRow("engine: raw, path: db/orders/001.SQL", "db/orders/001.SQL", "1,70 DPL1025 folder or file")]
    [DataRow("engine: raw, path: db/orders", "db/orders", "")]
    [DataRow("engine: raw, path: Dockerfile", "Dockerfile", "1,70 DPL1025 needs the folder 'Dockerfile'")]
    [DataRow("engine: own, path: Dockerfile", "Dockerfile", "")]
    [DataRow("engine: own, path: x.sql", "x.sql", "1,70 DPL1025 folder or file")]
    [DataRow("engine: raw, renamed_from: 'a/b', path: db/orders", "db/orders", "1,78 DPL1020 a database")]
    public void Of_what_a_migration_runs(string keys, string path, string expected)
    {
        var read = _folder.ReadSections($"databases: {{ d: {{ migrations: {{ strategy: manual, {keys} }} }} }}");

        AssertSaid(read, expected);
        Assert.AreEqual(path, read.Config?.Environments[0].Databases[0].Migrations?.Path.Value ?? "");
    }

    [TestMethod]
    [DataRow("raw", "out_of_order: allow", "allow")]
    [DataRow("raw", "timeout_seconds: 1", "warn")]
    [DataRow("own", "timeout_seconds: 1", null)]
    public void Only_scripts_have_an_order(string engine, string key, string? expected) =>
        Assert.AreEqual(expected, _folder.ReadSections($"databases: {{ d: {{ migrations: {{ strategy: manual, engine: {engine}, path: db/orders, {key} }} }} }}").Prod.Databases[0].Migrations!.OutOfOrder);

    [TestMethod]
    public void A_command_is_text_whatever_its_words_look_like()
    {
        var infra = _folder.ReadSections("infra: { a: { provider: command, command: [a, 1, true] }, b: { provider: own, command: [a, 1, true] } }").Prod.Infra;

        Assert.AreEqual("Text Text Text", Kinds(infra[0]));
        Assert.AreEqual("Text Number Truth", Kinds(infra[1]));

        static string Kinds(DeployPlan.Configuration.InfraConfig infra) => string.Join(' ', ((DataValue.Items)infra.Settings.Find("command")!).Values.Select(static value => value.GetType().Name));
    }

    [TestMethod]
    [DataRow("bootstrap: { x: 1 }", 0)]
    [DataRow("bootstrap: { provider: own }", 1)]
    [DataRow("bootstrap: { provider: own }, a: { provider: own }", 2)]
    public void Stagecraft_has_a_section_that_is_no_infra(string entries, int expected) => Assert.HasCount(expected, _folder.ReadSections($"infra: {{ {entries} }}").Prod.Infra);

    [TestMethod]
    [DataRow("http://a", null)]
    [DataRow("HTTPS://a/", null)]
    [DataRow("tcp://a:1", null)]
    [DataRow("http://a:65535", null)]
    [DataRow("http://[::1]", null)]
    [DataRow("http://[::1]:8", null)]
    [DataRow("http://a@b:9", null)]
    [DataRow("http://a:65536", "has a port")]
    [DataRow("http://a:655350", "has a port")]
    [DataRow("http://a:0", "has a port")]
    [DataRow("http://a:", "has a port")]
    [DataRow("http://a:1x", "has a port")]
    [DataRow("http://:80", "has no host")]
    [DataRow("http:///x", "has no host")]
    [DataRow("http://?x", "has no host")]
    [DataRow("tcp://a", "has no port")]
    [DataRow("tcp://a:1/", "has a path")]
    [DataRow("http://a b", "has a space")]
    [DataRow("ftp://a", "is not an http")]
    public void A_URL_has_a_scheme_a_host_and_a_port_that_there_is(string text, string? why)
    {
        var found = DeployPlan.Configuration.UrlRules.WhyNot(text);

        Assert.AreEqual(why is null, found is null);
        Assert.Contains(why ?? "", found ?? "");
    }

    [TestMethod]
    [DataRow("<TargetFrameworks>net8.0;net10.0</TargetFrameworks>", "net8.0 net10.0")]
    [DataRow("<TargetFrameworks> net8.0 ; ; net10.0 </TargetFrameworks>", "net8.0 net10.0")]
    [DataRow("<TargetFrameworks Condition=\"x\">net8.0</TargetFrameworks>", "net8.0")]
    [DataRow("<TargetFrameworks>$(Mine)</TargetFrameworks>", "")]
    [DataRow("<TargetFramework>net8.0</TargetFramework><TargetFrameworks>net9.0</TargetFrameworks>", null)]
    [DataRow("<TargetFramework/><TargetFrameworks>net9.0</TargetFrameworks>", "net9.0")]
    [DataRow("<TargetFrameworks/>", null)]
    [DataRow("<TargetFrameworks></TargetFrameworks>", null)]
    [DataRow("<TargetFrameworks", null)]
    [DataRow("<TargetFrameworks>net9.0", null)]
    [DataRow("<!-- <TargetFrameworks>net9.0</TargetFrameworks> -->", null)]
    [DataRow("<!-- x --><TargetFrameworks>net9.0</TargetFrameworks><!-- y -->", "net9.0")]
    [DataRow("<TargetFrameworks>net9.0</TargetFrameworks><!-- <TargetFrameworks>net8.0</TargetFrameworks>", "net9.0")]
    [DataRow("<TargetFrameworks>net8.0</TargetFrameworks><TargetFrameworks>net9.0</TargetFrameworks>", "net9.0")]
    [DataRow("<TargetFrameworks>net8.0</TargetFrameworks><TargetFrameworks> </TargetFrameworks>", "net8.0")]
    public void Frameworks_are_read_of_the_project_or_above_it(string text, string? expected)
    {
        _folder.Write("src/Api/Api.csproj", text);
        Assert.AreEqual(expected, Frameworks("src/Api/Api.csproj"));

        _folder.Write("src/Api/Api.csproj", "<Project />");
        _folder.Write("src/Directory.Build.props", text);
        Assert.AreEqual(expected, Frameworks("src/Api/Api.csproj"));

        File.Move(_folder.PathOf("src/Directory.Build.props"), _folder.PathOf("Directory.Build.props"));
        Assert.AreEqual(expected, Frameworks("src/Api/Api.csproj"));
        _folder.Write("Top.csproj", "<Project />");
        Assert.AreEqual(expected, Frameworks("Top.csproj"));
    }

    public void Dispose() => _folder.Dispose();

    private string? Frameworks(string project)
    {
        var root = Path.GetDirectoryName(_folder.PathOf("Dockerfile"))!;
        return DeployPlan.Configuration.ProjectFrameworks.Of(project, "", new DeployPlan.Files.SourceTree(root, root)) is { } found ? string.Join(' ', found.Names) : null;
    }

    private void AssertSaid(string yaml, string expected) => AssertSaid(_folder.ReadSections(yaml), expected);

    private static void AssertSaid(ReadConfig read, string expected) => ReportedProblems.AssertSaid(read, expected);
}
