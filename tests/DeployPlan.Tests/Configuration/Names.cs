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
    public void Names_are_compared_ordinally()
    {
        using var folder = new ConfigFolder();

        Assert.HasCount(2, folder.ReadSections("services: { api: {}, Api: {} }").Prod.Services);
    }

    [TestMethod]
    [DataRow("databases: { d: { connection_env: 1A } }", 35)]
    [DataRow("databases: { d: { connection_env: a-b } }", 35)]
    [DataRow("services: { s: { required_env: [a b] } }", 33)]
    [DataRow("infra: { i: { provider: x, required_env: [$A] } }", 43)]
    public void A_variable_has_a_name_that_every_shell_takes(string yaml, int column)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections(yaml).SaysOnly("DPL1022", 1, column, "environment variable");
    }

    [TestMethod]
    [DataRow("services: { s: { image: \"http://x/y\" } }", 25, "'image'")]
    [DataRow("services: { s: { image: a b } }", 25, "'image'")]
    public void An_image_has_no_scheme_and_no_space(string yaml, int column, string what)
    {
        using var folder = new ConfigFolder();

        folder.ReadSections(yaml).SaysOnly("DPL1038", 1, column, what, "no scheme");
    }

    [TestMethod]
    public void A_registry_has_no_scheme()
    {
        using var folder = new ConfigFolder();

        folder.Read("project: { name: x, registry: \"https://registry.example.com\" }\nenvironments: { prod: { driver: x } }").SaysOnly("DPL1038", 1, 31, "'registry'");
    }

    [TestMethod]
    public void Nothing_is_listed_twice()
    {
        using var folder = new ConfigFolder();

        folder.ReadSections("databases: { d: {} }\nservices: { s: { databases: [d, d] } }").SaysOnly("DPL1035", 2, 33, "'d'", "'databases' of service 's'", "line 2");
    }
}
