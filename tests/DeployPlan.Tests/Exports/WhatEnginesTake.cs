using DeployPlan.Exports;
using DeployPlan.Plans;
using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Exports;

/// <summary>What an engine does not take is said before anything is written.</summary>
[TestClass]
public class WhatEnginesTake
{
    [TestMethod]
    public void An_engine_without_gates_runs_no_plan_that_needs_one()
    {
        Assert.AreEqual("DPL5009", ExportedPlan.Of(new ChangedExporter { Features = EngineFeatures.All & ~EngineFeatures.Gates }, SamplePlans.Shop()).Codes);
        Assert.AreEqual("DPL5009", ExportedPlan.Of(new ChangedExporter { Features = EngineFeatures.All & ~EngineFeatures.Gates }, SamplePlans.Shop() with { ApprovalRequired = false }).Codes);
        Assert.AreEqual("", ExportedPlan.Of(new ChangedExporter { Features = EngineFeatures.All & ~EngineFeatures.Gates }, SamplePlans.Shop() with { ApprovalRequired = false, ManualOperations = [] }).Codes);
    }

    [TestMethod]
    public void What_it_lacks_else_is_a_warning_that_names_the_operations()
    {
        var plan = ExportedPlan.Shop(operation => operation with { RunsOn = operation.Id == "build_api" ? ["big"] : null });

        var exported = ExportedPlan.Of(new ChangedExporter { Features = EngineFeatures.Gates }, plan, ExportedPlan.Request with { Image = "sdk" });

        Assert.AreEqual("DPL5010 DPL5010 DPL5010", exported.Codes);
        Assert.IsNotNull(exported.Text);
        Assert.Contains("choose a machine by 'runs_on', as build_api would need", exported.Diagnostics[0].Message);
        Assert.Contains("stop a job after a time, as health_check_prod_api would need", exported.Diagnostics[2].Message);
    }

    [TestMethod]
    public void More_jobs_or_bytes_than_it_takes_are_an_error()
    {
        Assert.AreEqual("DPL5007", ExportedPlan.Of(new ChangedExporter { Limits = new EngineLimits { Jobs = 8 } }, SamplePlans.Shop()).Codes);
        Assert.AreEqual("", ExportedPlan.Of(new ChangedExporter { Limits = new EngineLimits { Jobs = 9 } }, SamplePlans.Shop()).Codes);
        Assert.AreEqual("DPL5008", ExportedPlan.Of(new ChangedExporter { Limits = new EngineLimits { Bytes = 3_000 } }, SamplePlans.Shop()).Codes);
    }

    [TestMethod]
    [DataRow("gitlab", 15_000, "DPL5008")]
    [DataRow("gitlab", 4_000, "")]
    [DataRow("slurm", 10_001, "DPL5007")]
    [DataRow("github", 1_200, "DPL5031")]
    [DataRow("github", 8_000, "DPL5031")]
    [DataRow("github", 20_000, "DPL5008 DPL5031")]
    [DataRow("github", 800, "")]
    [DataRow("azure", 260, "DPL5007")]
    [DataRow("azure", 250, "")]
    [DataRow("argo", 1_001, "DPL5007")]
    [DataRow("argo", 900, "")]
    public void What_that_means_in_operations(string engine, int operations, string codes) =>
        Assert.AreEqual(codes, ExportedPlan.Of(engine, ExportedPlan.Of([.. Enumerable.Range(0, operations).Select(i => ($"op_{i}", Array.Empty<string>()))])).Codes);

    [TestMethod]
    public void A_plan_without_operations_is_an_error() => Assert.AreEqual("DPL5013", ExportedPlan.Of("gitlab", ExportedPlan.Of()).Codes);

    [TestMethod]
    public void Without_a_store_it_is_a_warning()
    {
        var exported = ExportedPlan.Of("gitlab", SamplePlans.Shop(), ExportedPlan.Request with { Store = "" });

        Assert.AreEqual("DPL5003", exported.Codes);
        Assert.DoesNotContain("DeployPlanStore", exported.File);
    }

    [TestMethod]
    [DataRow(null, null, "DPL5006", DisplayName = "any machine")]
    [DataRow("linux", "linux", "DPL5006", DisplayName = "a label that several may have")]
    [DataRow("agent:a", "agent:b", "DPL5006", DisplayName = "two machines")]
    [DataRow("agent:a", null, "DPL5006", DisplayName = "only the build bound")]
    [DataRow("agent:a", "agent:a", "", DisplayName = "one machine")]
    public void What_is_published_to_a_folder_must_be_deployed_on_the_same_machine(string? build, string? deploy, string codes) => Assert.AreEqual(codes, OneMachine(build, deploy, "publish", null));

    [TestMethod]
    [DataRow("shop-api", "docker", "DPL5006", DisplayName = "no registry")]
    [DataRow("acme/shop-api", "sdk-container", "DPL5006", DisplayName = "a path of the default registry, to which nothing is pushed")]
    [DataRow("registry.example.com/shop-api", "docker", "")]
    [DataRow("localhost:5000/shop-api", "generic", "")]
    [DataRow("shop-api", "own", "", DisplayName = "a driver that is not ours")]
    public void So_must_an_image_that_is_in_no_registry(string image, string driver, string codes) => Assert.AreEqual(codes, OneMachine(null, null, driver, image));

    [TestMethod]
    [DataRow("argo", "agent:a", "DPL5020", DisplayName = "a pod is always a new one")]
    [DataRow("argo", null, "DPL5020", DisplayName = "to name one is of no use there")]
    [DataRow("gitlab", null, "DPL5006")]
    [DataRow("github", "agent:ubuntu-24.04-arm", "DPL5020", DisplayName = "a machine of GitHub's own")]
    [DataRow("github", "agent:Windows-Latest", "DPL5020")]
    [DataRow("github", "agent:ubuntu-web", "")]
    [DataRow("gitlab", "agent:saas-linux-small-amd64", "DPL5020")]
    [DataRow("azure", "agent:ubuntu-latest", "", DisplayName = "an agent of the pool Default")]
    [DataRow("slurm", "agent:a", "")]
    public void It_is_a_machine_that_the_engine_keeps(string engine, string? agent, string codes)
    {
        Assert.AreEqual(codes, OneMachine(agent, agent, "publish", null, engine));
        Assert.AreEqual(codes, OneMachine(agent, agent, "docker", "shop-api", engine));
    }

    [TestMethod]
    [DataRow("gitlab", "agent:a", "")]
    [DataRow("gitlab", "linux", "DPL5020", DisplayName = "no next release would find the process")]
    [DataRow("gitlab", null, "DPL5020")]
    [DataRow("github", "agent:ubuntu-latest", "DPL5020")]
    [DataRow("argo", "agent:a", "DPL5020")]
    [DataRow("slurm", "agent:a", "DPL5010", DisplayName = "Slurm ends what a job has started")]
    public void So_is_that_of_a_process(string engine, string? label, string codes) => Assert.AreEqual(
        codes,
        ExportedPlan.Of(engine, ExportedPlan.Shop(operation => operation.Type == OperationType.Deploy ? operation with { Driver = "process", RunsOn = label is null ? null : [label] } : operation)).Codes);

    [TestMethod]
    [DataRow("gitlab", "variables:\n  GIT_STRATEGY: \"fetch\"\n  GIT_CLEAN_FLAGS: \"none\"\n", 1)]
    [DataRow("github", "with: {persist-credentials: true, clean: false}\n", 7)]
    [DataRow("azure", "persistCredentials: true\n            clean: false\n", 5)]
    public void No_job_cleans_a_checkout_that_holds_what_was_published(string engine, string text, int times)
    {
        var plan = Published("agent:a", "agent:a", "publish", null);

        Assert.HasCount(1 + times, ExportedPlan.Of(engine, plan).File.Split(text));
        Assert.DoesNotContain(text, ExportedPlan.Of(engine, SamplePlans.Shop()).File);
    }

    [TestMethod]
    [DataRow("github", "GITHUB_TOKEN", "DPL5019")]
    [DataRow("github", "Github_x", "DPL5019")]
    [DataRow("github", "GITHUB.TOKEN", "DPL5019")]
    [DataRow("github", "MY_GITHUB_TOKEN", "")]
    [DataRow("azure", "SECRET_KEY", "DPL5019")]
    [DataRow("azure", "GITHUB_TOKEN", "")]
    [DataRow("gitlab", "GITHUB_TOKEN", "")]
    public void A_variable_has_no_name_that_the_engine_keeps_for_itself(string engine, string name, string codes)
    {
        var plan = SamplePlans.Shop();

        var exported = ExportedPlan.Of(engine, plan with { RequiredEnvironment = [.. plan.RequiredEnvironment, name] });

        Assert.AreEqual(codes, exported.Codes);
        Assert.AreEqual(codes.Length > 0, exported.Text is null);
    }

    [TestMethod]
    [DataRow("github")]
    [DataRow("azure")]
    public void Names_that_YAML_reads_as_something_else_are_in_quotes(string engine)
    {
        var plan = SamplePlans.Shop();

        var file = ExportedPlan.Of(engine, plan with { RequiredEnvironment = [.. plan.RequiredEnvironment, "NO", "ON", "Y", "YES", "null", "true", "_1"] }).File;

        foreach (var name in new[] { "NO", "ON", "Y", "YES", "null", "true" })
        {
            Assert.Contains($" \"{name}\": \"$", file);
            Assert.DoesNotContain($" {name}: ", file);
        }
    }

    [TestMethod]
    public void So_are_labels_of_nodes() =>
        Assert.Contains("        \"no\": \"true\"\n", ExportedPlan.Of("argo", ExportedPlan.Shop(operation => operation with { RunsOn = ["no"] })).File);

    private static string OneMachine(string? build, string? deploy, string driver, string? image, string engine = "gitlab") => ExportedPlan.Of(engine, Published(build, deploy, driver, image)).Codes;

    private static Plan Published(string? build, string? deploy, string driver, string? image) => ExportedPlan.Shop(operation => operation.Inputs switch
    {
        BuildInputs inputs => operation with { Driver = driver, RunsOn = build is null ? null : [build], Inputs = inputs with { Image = image } },
        DeployInputs => operation with { RunsOn = deploy is null ? null : [deploy] },
        _ => operation,
    });
}
