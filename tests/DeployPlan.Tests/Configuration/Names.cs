namespace DeployPlan.Tests.Configuration;

[TestClass]
public class Names
{
    [TestMethod]
    [DataRow("api")]
    [DataRow("Api-1_b.c")]
    [DataRow("0")]
    [DataRow("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Letters_digits_and_three_signs_make_a_name(string name)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections($"services: {{ {name}: {{}} }}").SaysNothing();
    }

    [TestMethod]
    [DataRow("a b")]
    [DataRow("-a")]
    [DataRow(".a")]
    [DataRow("a.")]
    [DataRow("ä")]
    [DataRow("a/b")]
    [DataRow("$(HOME)")]
    [DataRow("a;b")]
    [DataRow("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Anything_else_is_a_bad_name(string name)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections($"services:\n  \"{name}\": {{}}").SaysOnly("DPL1020", 2, 3, $"'{name}'", "a service", "63");
    }

    [TestMethod]
    [DataRow("infra:\n  a b: { provider: x }", "an infra entry")]
    [DataRow("databases:\n  a b: {}", "a database")]
    public void Every_section_has_the_same_rule(string yaml, string what)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections(yaml).SaysOnly("DPL1020", 2, 3, "'a b'", what);
    }

    [TestMethod]
    public void An_environment_has_it_too()
    {
        using var folder = new ConfigFolder();

        folder.Read("project: { name: x }\nenvironments:\n  a b: { driver: x }").SaysOnly("DPL1020", 3, 3, "an environment");
    }

    [TestMethod]
    public void Environments_that_differ_only_in_case_would_share_a_folder()
    {
        using var folder = new ConfigFolder();

        folder.Read("project: { name: x }\nenvironments:\n  prod: { driver: x }\n  Prod: { driver: x }").SaysOnly("DPL1021", 4, 3, "'Prod'", "'prod'", "line 3");
    }

    [TestMethod]
    [DataRow("services: { api: {}, Api: {} }", "services")]
    [DataRow("databases: { api: {}, Api: {} }", "databases")]
    [DataRow("infra: { api: {provider: x}, Api: {provider: x} }", "infra entries")]
    public void Nothing_else_differs_only_in_case_either(string yaml, string kinds)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections(yaml).SaysOnly("DPL1021", 1, yaml.IndexOf("Api", StringComparison.Ordinal) + 1, $"The {kinds} 'Api' and 'api' (line 1)");
    }

    [TestMethod]
    public void An_overlay_adds_no_name_that_differs_only_in_case()
    {
        using var folder = new ConfigFolder();

        folder.Read("project: { name: x }\nservices: { api: {} }\nenvironments:\n  prod: { driver: x, services: { API: {} } }\n  test: { driver: x }")
            .SaysOnly("DPL1021", 4, 34, "'API' and 'api' (line 2)");
    }

    [TestMethod]
    [DataRow("con")]
    [DataRow("Nul")]
    [DataRow("COM1")]
    [DataRow("lpt9.x")]
    [DataRow("aux.api.b")]
    public void A_name_that_Windows_reserves_is_an_error(string name)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections($"services: {{ {name}: {{}} }}").SaysOnly("DPL1055", 1, 13, $"'{name}'", "reserved by Windows");
        folder.ReadSections($"databases: {{ {name}: {{}} }}").SaysOnly("DPL1055", 1, 14, $"'{name}'");
        folder.ReadSections($"infra: {{ {name}: {{ provider: x }} }}").SaysOnly("DPL1055", 1, 10, $"'{name}'");
        folder.Read($"project: {{ name: x }}\nenvironments:\n  {name}: {{ driver: x }}").SaysOnly("DPL1055", 3, 3, $"The environment cannot be called '{name}'");
    }

    [TestMethod]
    [DataRow("console")]
    [DataRow("com10")]
    [DataRow("x.con")]
    public void A_name_that_only_resembles_one_is_none(string name)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections($"services: {{ {name}: {{}} }}").SaysNothing();
    }

    [TestMethod]
    [DataRow("databases: { d: { connection_env: 1A } }", 35)]
    [DataRow("databases: { d: { connection_env: -a } }", 35)]
    [DataRow("services: { s: { required_env: [a b] } }", 33)]
    [DataRow("infra: { i: { provider: x, required_env: [$A] } }", 43)]
    public void A_variable_has_a_name_that_programs_get(string yaml, int column)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections(yaml).SaysOnly("DPL1022", 1, column, "environment variable");
    }

    [TestMethod]
    public void Nothing_is_listed_twice()
    {
        using var folder = new ConfigFolder();

        folder.ReadSections("databases: { d: {} }\nservices: { s: { databases: [d, d] } }").SaysOnly("DPL1035", 2, 33, "'d'", "'databases' of service 's'", "line 2");
    }
}
