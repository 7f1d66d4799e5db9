namespace DeployPlan.Tests.Configuration;

[TestClass]
public class Overlays
{
    private const string Base = """
        project: { name: shop }
        infra: { net: { provider: command, command: [a, b], zone: { name: x, size: 1 } } }
        databases: { orders: { connection_env: ORDERS_DB }, audit: {} }
        services:
          api:
            project: src/Api/Api.csproj
            databases: [orders, audit]
            health_check: { url: "http://localhost/", retries: 3, headers: { A: a, B: b } }
          worker: { image: w }
        environments:
          staging: { driver: command }
          prod:
            driver: command

        """;

    [TestMethod]
    public void Mappings_merge_key_by_key()
    {
        using var folder = new ConfigFolder();

        var check = folder.Read(Base + "    services: { api: { health_check: { url: \"https://shop/\", headers: { B: c } } } }").Prod.Services[0].HealthCheck!;

        Assert.AreEqual(("https://shop/", 3), (check.Url.Value, check.Retries));
        Assert.AreEqual("A=a B=c", string.Join(' ', check.Headers.Select(h => $"{h.Key}={h.Value}")));
    }

    [TestMethod]
    public void Nothing_in_place_of_a_section_takes_it_away()
    {
        using var folder = new ConfigFolder();

        var prod = folder.Read(Base + "    infra: ~\n    databases: ~\n    services: { api: { databases: [] } }\n").Prod;

        Assert.IsEmpty(prod.Infra);
        Assert.IsEmpty(prod.Databases);
        Assert.HasCount(2, prod.Services);
    }

    [TestMethod]
    public void No_services_are_none_and_a_key_without_a_value_takes_nothing_away()
    {
        using var folder = new ConfigFolder();

        Assert.HasCount(2, folder.Read(Base + "    services:\n    infra:\n").Prod.Services);
        var prod = folder.Read(Base + "    services: ~\n").Prod;

        Assert.IsEmpty(prod.Services);
        Assert.IsTrue(prod.HasServices);
    }

    [TestMethod]
    public void Lists_are_replaced()
    {
        using var folder = new ConfigFolder();

        var api = folder.Read(Base + "    services: { api: { databases: [audit] } }").Prod.Services[0];

        Assert.AreEqual("audit", api.Databases!.Single().Value);
    }

    [TestMethod]
    public void Nothing_removes_a_key()
    {
        using var folder = new ConfigFolder();

        var prod = folder.Read(Base + "    services: { worker: ~, api: { health_check: null } }").Prod;

        Assert.AreEqual("api", prod.Services.Single().Name.Value);
        Assert.IsNull(prod.Services[0].HealthCheck);
    }

    [TestMethod]
    [DataRow("services: { wroker: ~ }", 17, "'wroker'")]
    [DataRow("backend: { wroker: ~ }", 16, "'backend'")]
    public void Removing_what_is_not_there_is_an_error(string overlay, int column, string what)
    {
        using var folder = new ConfigFolder();

        folder.Read(Base + "    " + overlay).Says("DPL1040", 14, column, "'prod'", what);
    }

    [TestMethod]
    public void An_overlay_does_not_reach_another_environment()
    {
        using var folder = new ConfigFolder();

        var read = folder.Read(Base + "    services: { worker: ~ }");

        Assert.HasCount(2, read["staging"].Services);
    }

    [TestMethod]
    public void Each_section_may_bring_something_new()
    {
        using var folder = new ConfigFolder();

        var prod = folder.Read(Base + """
                infra: { dns: { provider: command, command: [d], depends_on: [net] } }
                databases: { extra: {} }
                services: { edge: { image: e, databases: [extra] } }
                backend: { provider: generic, providers: { generic: {} } }
            """).Prod;

        Assert.AreEqual("dns net", string.Join(' ', prod.Infra.Select(i => i.Name.Value)));
        Assert.AreEqual("audit extra orders", string.Join(' ', prod.Databases.Select(d => d.Name.Value)));
        Assert.AreEqual("api edge worker", string.Join(' ', prod.Services.Select(s => s.Name.Value)));
        Assert.AreEqual("generic", prod.Backend!.Provider.Value);
    }

    [TestMethod]
    public void A_value_of_the_overlay_knows_the_line_of_the_overlay_and_the_others_theirs()
    {
        using var folder = new ConfigFolder();

        var worker = folder.Read(Base + "    services: { worker: { image: v } }").Prod.Services[1];

        Assert.AreEqual((14, 9), (worker.Image!.Value.Span.Line, worker.Name.Span.Line));
    }

    [TestMethod]
    public void A_text_over_a_mapping_contradicts_it()
    {
        using var folder = new ConfigFolder();

        folder.Read(Base + "    services: { api: { health_check: none } }").SaysOnly("DPL1031", 14, 24, "'health_check'", "'prod'", "line 14", "line 8", "a mapping");
    }

    [TestMethod]
    public void A_list_over_a_mapping_and_a_mapping_over_a_list_contradict()
    {
        using var folder = new ConfigFolder();

        var read = folder.Read(Base + "    infra: { net: { zone: [x], command: { a: b } } }");

        read.Says("DPL1031", 14, 21, "'zone'", "line 2", "a mapping");
        read.Says("DPL1031", 14, 32, "'command'", "line 2", "a list");
    }

    [TestMethod]
    public void A_build_over_a_project_contradicts_it()
    {
        using var folder = new ConfigFolder();

        folder.Read(Base + "    services: { api: { build: { provider: docker } } }").SaysOnly("DPL1031", 14, 24, "'build'", "line 6", "'project'", "project: ~");
    }

    [TestMethod]
    public void A_build_that_removes_the_project_replaces_it()
    {
        using var folder = new ConfigFolder();

        var build = folder.Read(Base + "    services: { api: { project: ~, build: { provider: docker } } }").Prod.Services[0].Build!;

        Assert.AreEqual(("docker", "Dockerfile"), (build.Provider.Value, build.Dockerfile!.Value.Value));
    }

    [TestMethod]
    public void A_problem_of_the_top_level_is_said_once_for_all_environments()
    {
        using var folder = new ConfigFolder();

        var read = folder.Read(Base.Replace("retries: 3", "retries: x", StringComparison.Ordinal) + "    services: { api: { role: a } }");

        read.SaysOnly("DPL1012", 8, 56, "'retries'", "a whole number");
    }

    [TestMethod]
    public void An_environment_that_is_not_planned_is_checked_all_the_same()
    {
        using var folder = new ConfigFolder();

        folder.Read(Base + "    databases: { audit: ~ }").SaysOnly("DPL1029", 7, 25, "'audit'", "environment 'prod'");
    }

    [TestMethod]
    public void Overlays_that_together_copy_millions_of_entries_are_refused()
    {
        using var folder = new ConfigFolder();
        var services = string.Concat(Enumerable.Range(0, 3000).Select(i => $"  s{i}: {{}}\n"));
        var environments = string.Concat(Enumerable.Range(0, 3000).Select(i => $"  e{i}: {{ driver: x, services: {{ s1: {{ image: a }} }} }}\n"));

        var read = folder.Read($"project: {{ name: x }}\nservices:\n{services}environments:\n{environments}");

        Assert.AreEqual("DPL1039", read.Diagnostics.Single().Code);
    }
}
