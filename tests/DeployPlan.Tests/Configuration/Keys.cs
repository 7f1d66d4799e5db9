using DeployPlan.Diagnostics;

namespace DeployPlan.Tests.Configuration;

[TestClass]
public class Keys
{
    [TestMethod]
    [DataRow("servces: {}", 1, 1, "'servces'", "did you mean 'services'?")]
    [DataRow("services:\n  api:\n    databses: [x]", 3, 5, "service 'api'", "did you mean 'databases'?")]
    [DataRow("services:\n  api:\n    health_check: { url: \"http://x\", retris: 1 }", 3, 38, "'health_check' of service 'api'", "did you mean 'retries'?")]
    [DataRow("services:\n  api:\n    build: { provider: x, dokerfile: y }", 3, 27, "'build' of service 'api'", "did you mean 'dockerfile'?")]
    [DataRow("databases:\n  main: { connectionenv: X }", 2, 11, "database 'main'", "did you mean 'connection_env'?")]
    [DataRow("databases:\n  main: { migrations: { engine: raw, path: db/orders, strategy: manual, timeout: 1 } }", 2, 73, "timeout", "has no effect")]
    [DataRow("cloud: { provider: x, provders: {} }", 1, 23, "'cloud'", "did you mean 'providers'?")]
    [DataRow("backend: { provider: x, providers: { x: {} }, bulid: {} }", 1, 47, "'backend'", "'bulid'")]
    public void An_unknown_key_is_a_warning_with_the_nearest_known_name(string yaml, int line, int column, string where, string suggestion)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections(yaml).Says(Severity.Warning, "DPL1013", line, column, where, suggestion);
    }

    [TestMethod]
    public void An_unknown_key_is_an_error_when_strict()
    {
        using var folder = new ConfigFolder();

        folder.ReadSections("servces: {}", strict: true).SaysOnly("DPL1013", 1, 1);
    }

    [TestMethod]
    public void An_environment_carries_keys_of_Stagecraft_and_reports_near_misses()
    {
        using var folder = new ConfigFolder();

        folder.Read("project: { name: x }\nenvironments: { prod: { driver: d, region: fra1, aproval: required } }")
            .Says(Severity.Warning, "DPL1013", 2, 50, "did you mean 'approval'?");
    }

    [TestMethod]
    [DataRow("environments: { prod: { driver: x } }", 1, 1, "'project'")]
    [DataRow("project: {}\nenvironments: { prod: { driver: x } }", 1, 1, "'name'")]
    [DataRow("project: { name: \"\" }\nenvironments: { prod: { driver: x } }", 1, 1, "'name'")]
    [DataRow("project: { name: x }", 1, 1, "'environments'")]
    [DataRow("project: { name: x }\nenvironments:\n  prod: {}", 3, 3, "'driver'")]
    [DataRow("project: { name: x }\nenvironments:\n  prod: { driver: x }\ninfra:\n  net:\n    size: 1", 5, 3, "'provider'")]
    [DataRow("project: { name: x }\nenvironments:\n  prod: { driver: x }\ninfra:\n  net: { provider: command }", 5, 3, "'command'")]
    [DataRow("project: { name: x }\nenvironments:\n  prod: { driver: x }\ninfra:\n  net: { provider: terraform }", 5, 3, "'path'")]
    [DataRow("project: { name: x }\nenvironments:\n  prod: { driver: x }\ndatabases:\n  d: { migrations: { path: db/orders, strategy: manual } }", 5, 8, "'engine'")]
    [DataRow("project: { name: x }\nenvironments:\n  prod: { driver: x }\ndatabases:\n  d: { migrations: { engine: raw, strategy: manual } }", 5, 8, "'path'")]
    [DataRow("project: { name: x }\nenvironments:\n  prod: { driver: x }\nservices:\n  s: { health_check: {} }", 5, 8, "'url'")]
    [DataRow("project: { name: x }\nenvironments:\n  prod: { driver: x }\nservices:\n  s: { build: {} }", 5, 8, "'provider'")]
    [DataRow("project: { name: x }\nenvironments:\n  prod: { driver: x }\nbackend: { provider: x }", 4, 1, "'providers'")]
    public void A_missing_key_is_an_error_at_what_needs_it(string yaml, int line, int column, string key)
    {
        using var folder = new ConfigFolder();

        folder.Read(yaml).SaysOnly("DPL1014", line, column, "is missing the key " + key, "for example");
    }

    [TestMethod]
    [DataRow("infra: { net: { provder: command, command: [a] } }", "correct 'provder', or add it")]
    [DataRow("infra: { net: { Provider: command, command: [a] } }", "correct 'Provider', or add it")]
    [DataRow("infra: { net: { size: 5 } }", "'provider'; add it")]
    [DataRow("databases: { main: { connection_env: A, migrations: { engne: raw, path: db } } }", "correct 'engne', or add it")]
    public void A_missing_key_that_is_there_nearly_is_named(string yaml, string expected)
    {
        using var folder = new ConfigFolder();
        Assert.Contains(expected, folder.Read($"project: {{ name: shop }}\n{yaml}\nenvironments: {{ prod: {{ driver: command }} }}\n").Diagnostics.Single(static found => found.Code == "DPL1014").Message);
    }

    [TestMethod]
    [DataRow("project: { name: shop }\n# comment\nenviroments: { prod: { driver: command } }", 3, 1, "correct 'enviroments'")]
    [DataRow("project: { name: shop }\nenvironments:\n  prod: { approval: required, drver: command }", 3, 31, "correct 'drver'")]
    public void A_missing_key_that_is_there_nearly_is_an_error_where_it_is(string yaml, int line, int column, string expected)
    {
        using var folder = new ConfigFolder();

        var found = folder.Read(yaml).Diagnostics.Single(static found => found.Code == "DPL1014");

        Assert.Contains(expected, found.Message);
        Assert.AreEqual((line, column), (found.Span.Line, found.Span.Column));
    }

    [TestMethod]
    [DataRow("services: { s: { build: { provider: docker, target: \"\" } } }", 1, 53, "'target' in 'build' of service 's' is empty")]
    [DataRow("services: { s: { project: a.csproj, publish: { runtime: '' } } }", 1, 57, "'runtime' in 'publish' of service 's' is empty")]
    [DataRow("services: { s: { build: { provider: docker, labels: { \"\": x } } } }", 1, 55, "A name in 'labels' of 'build' of service 's' is empty")]
    public void An_empty_text_is_an_error(string yaml, int line, int column, string text)
    {
        using var folder = new ConfigFolder();
        folder.Write("a.csproj", "<Project />");

        folder.ReadSections(yaml).Says(Severity.Error, "DPL1067", line, column, text);
    }

    [TestMethod]
    [DataRow("services: [a]", 1, 11, "'services'", "a mapping, not a list; write 'services: { api: { project: src/Shop.Api/Shop.Api.csproj } }'")]
    [DataRow("services: { a: text }", 1, 16, "service 'a'", "a mapping, not 'text'; write 'a: { image: text }'")]
    [DataRow("services: { a: No Image }", 1, 16, "service 'a'", "write 'a: { image: shop-api }'")]
    [DataRow("databases: { a: [b] }", 1, 17, "database 'a'", "write 'a: { connection_env: ORDERS_DB }'")]
    [DataRow("infra: { a: b }", 1, 13, "infra entry 'a'", "write 'a: { provider: command, command: [./infra/network.sh] }'")]
    [DataRow("services: { a: { health_check: http } }", 1, 32, "'health_check'", "; write 'health_check: {")]
    [DataRow("services: { a: { environment: [A=b] } }", 1, 31, "'environment'", "; write 'environment: {")]
    [DataRow("services: { a: { depends_on: b } }", 1, 30, "'depends_on'", "a list, not 'b'; write [b]")]
    [DataRow("services: { a: { depends_on: { b: { condition: x }, c: {} } } }", 1, 30, "'depends_on'", "a list, not a mapping; write [b, c]")]
    [DataRow("services: { a: { required_env: \"A, B\" } }", 1, 32, "'required_env'", "write [A, B]")]
    [DataRow("services: { a: { command: ./run --port 8080 } }", 1, 27, "'command'", "write [./run, \"--port\", \"8080\"]")]
    [DataRow("services: { a: { command: true } }", 1, 27, "'command'", "a list, not 'true'; write [\"true\"]")]
    [DataRow("services: { a: { command: \"1\\n2 3\\n444444444444444444444444444444444444444444444444444444444444444444444444\" } }", 1, 27, "'command'", "; write a list: [first, second]")]
    [DataRow("services: { a: { image: [b] } }", 1, 25, "'image'", "text, not a list; write b")]
    [DataRow("services: { a: { image: [b, c] } }", 1, 25, "'image'", "text, not a list; write one text")]
    [DataRow("services: { a: { image: { b: c } } }", 1, 25, "'image'", "text, not a mapping; write one text")]
    [DataRow("services: { a: { command: [[b]] } }", 1, 28, "'command'", "text, not a list; write b")]
    [DataRow("services: { a: { command: [x, ~] } }", 1, 31, "'command'", "text, not nothing; write it, or remove the item")]
    [DataRow("services: { a: { health_check: { url: \"http://x\", expected_status: 99 } } }", 1, 68, "'expected_status'", "from 100 to 599, not '99'")]
    [DataRow("services: { a: { health_check: { url: \"http://x\", expected_status: \"200\" } } }", 1, 68, "'expected_status'", "a whole number from 100 to 599, not '200'; write it without quotes")]
    [DataRow("services: { a: { health_check: { url: \"http://x\", timeout_seconds: 5m } } }", 1, 68, "'timeout_seconds'", "not '5m'; write 300")]
    [DataRow("services: { a: { health_check: { url: \"http://x\", timeout_seconds: 30s } } }", 1, 68, "'timeout_seconds'", "not '30s'; write 30")]
    [DataRow("services: { a: { health_check: { url: \"http://x\", timeout_seconds: 0 } } }", 1, 68, "'timeout_seconds'", "from 1")]
    [DataRow("services: { a: { health_check: { url: \"http://x\", headers: { A: [b] } } } }", 1, 65, "'A' in 'headers'", "text")]
    [DataRow("migrate_after_build: yes", 1, 22, "'migrate_after_build'", "true or false, not 'yes'; write true")]
    [DataRow("migrate_after_build: 0", 1, 22, "'migrate_after_build'", "true or false, not '0'; write false")]
    [DataRow("migrate_after_build: \"True\"", 1, 22, "'migrate_after_build'", "; write it without quotes")]
    public void A_wrong_type_is_an_error_at_the_value(string yaml, int line, int column, string what, string expected)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections(yaml).SaysOnly("DPL1012", line, column, what, expected);
    }

    [TestMethod]
    public void A_key_that_stands_twice_is_an_error_that_names_the_first()
    {
        using var folder = new ConfigFolder();

        folder.ReadSections("services:\n  api: {}\n  api: {}").SaysOnly("DPL1009", 3, 3, "'api'", "line 2");
    }

    [TestMethod]
    public void All_problems_are_said_in_one_run_in_the_order_of_the_file()
    {
        using var folder = new ConfigFolder();

        var read = folder.Read("""
            projct: {}
            databases:
              ord/ers: { connection_env: "a b", migrations: { engine: raw, path: nowhere, strategy: before } }
            services:
              api: { databases: [order], depends_on: [worker], project: ../../x.csproj, health_check: { url: ftp://x } }
            environments:
              prod: { approval: maybe }
            """);

        Assert.AreEqual(
            "1:DPL1013 1:DPL1014 3:DPL1020 3:DPL1022 3:DPL1025 3:DPL1026 5:DPL1029 5:DPL1029 5:DPL1023 5:DPL1033 7:DPL1014 7:DPL1028",
            string.Join(' ', read.Diagnostics.Select(d => $"{d.Span.Line}:{d.Code}")),
            read.Text);
    }
}
