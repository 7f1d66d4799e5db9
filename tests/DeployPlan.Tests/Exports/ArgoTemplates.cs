using DeployPlan.Diagnostics;
using DeployPlan.Exports;
using DeployPlan.Plans;
using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Exports;

/// <summary>What a template of Argo says beside what every export does.</summary>
[TestClass]
public class ArgoTemplates
{
    [TestMethod]
    public void Without_an_image_nothing_is_written()
    {
        var diagnostics = new DiagnosticBag();

        var bytes = Export.Write(new ArgoExporter(), new VerifiedPlan(SamplePlans.Shop(), "sha256:0"), ExportedPlan.Request, SourceSpan.WholeFile("deploy.yml"), diagnostics);

        Assert.IsNull(bytes);
        Assert.AreEqual("DPL5030", diagnostics.ToSortedList().Single().Code);
    }

    [TestMethod]
    public void What_waits_for_a_person_is_suspended_without_an_end()
    {
        var file = ExportedPlan.Of("argo", SamplePlans.Shop()).File;

        Assert.Contains("{name: \"approve\", template: \"gate\"}", file);
        Assert.Contains("    - name: \"gate\"\n      suspend: {}\n", file);
        Assert.DoesNotContain("duration", file);
    }

    [TestMethod]
    public void A_task_waits_for_success_and_a_failure_stops_no_other()
    {
        var file = ExportedPlan.Of("argo", SamplePlans.Shop()).File;

        Assert.Contains("failFast: false\n", file);
        Assert.Contains("{name: \"begin\", template: \"begin\", depends: \"approve.Succeeded\"}", file);
        var depends = file.Split('\n').Where(line => line.Contains("depends:", StringComparison.Ordinal) && !line.Contains("name: \"end\"", StringComparison.Ordinal)).Select(line => line[line.IndexOf("depends:", StringComparison.Ordinal)..].TrimEnd('}'));
        Assert.IsTrue(depends.SelectMany(line => line["depends: ".Length..].Trim('"').Split(" && ")).All(part => part.EndsWith(".Succeeded", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void The_end_comes_when_all_operations_have_ended_where_it_began()
    {
        var file = ExportedPlan.Of("argo", SamplePlans.Shop()).File;

        Assert.Contains("{name: \"operations\", template: \"operations\", depends: \"begin.Succeeded\"}", file);
        Assert.Contains("{name: \"end\", template: \"end\", depends: \"begin.Succeeded && (operations.Succeeded || operations.Failed || operations.Errored)\"}", file);
        Assert.HasCount(1 + 2, file.Split("failFast: false\n"), "So the graph of the operations has not failed before all that can run has.");
        Assert.DoesNotContain("onExit", file);
        Assert.Contains("\"-t:DeployPlanEnd\"", file);
    }

    [TestMethod]
    public void A_limit_is_text_in_seconds() =>
        Assert.AreEqual("960", Scripts.First(ExportedPlan.Of("argo", SamplePlans.Shop()).File, JobNames.NameOf("health_check_prod_api", new ArgoExporter().Names), "activeDeadlineSeconds"));

    [TestMethod]
    public void Labels_are_those_of_nodes()
    {
        var file = ExportedPlan.Of("argo", ExportedPlan.Shop(operation => operation with { RunsOn = operation.Id == "build_api" ? ["agent:web-1", "linux"] : null })).File;

        Assert.Contains("      nodeSelector:\n        \"kubernetes.io/hostname\": \"web-1\"\n        \"linux\": \"true\"\n", file);
        Assert.HasCount(2, file.Split("nodeSelector"));
    }

    [TestMethod]
    public void Variables_come_from_the_secret_with_the_name_of_the_template() =>
        Assert.Contains("{name: \"ORDERS_DB\", valueFrom: {secretKeyRef: {name: \"deployplan-shop-prod\", key: \"ORDERS_DB\", optional: true}}}", ExportedPlan.Of("argo", SamplePlans.Shop()).File);

    [TestMethod]
    [DataRow("shop", "prod", "deployplan-shop-prod")]
    [DataRow("Shop", "prod", "deployplan-shop-prod-")]
    [DataRow("shop", "prod_eu", "deployplan-shop-prod-eu-")]
    [DataRow("a project with a name that is longer than Kubernetes takes", "prod", "deployplan-a-project-with-")]
    public void It_has_a_name_that_Kubernetes_takes_and_that_no_other_has(string project, string environment, string start)
    {
        var file = ExportedPlan.Of("argo", SamplePlans.Shop() with { Project = project, Environment = environment }).File;

        var name = Scripts.First(file, "metadata", "name");
        Assert.StartsWith(start, name);
        Assert.AreEqual(name == "deployplan-shop-prod", project == "shop" && environment == "prod");
        Assert.MatchesRegex("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", name);
        Assert.IsLessThanOrEqualTo(57, name.Length);
    }

    [TestMethod]
    [DataRow("failFast: false", "failFast: [", DisplayName = "no YAML")]
    [DataRow(".Succeeded && ", ".Failed && ", DisplayName = "a failure is waited for")]
    [DataRow(" || operations.Failed", "", DisplayName = "an end that comes only after success")]
    [DataRow("template: \"operations\"", "template: \"gate\"", DisplayName = "no operations")]
    [DataRow("entrypoint: \"release\"", "entrypoint: \"gate\"", DisplayName = "another begin")]
    public void A_difference_is_found(string before, string after) => Assert.AreEqual(
        "DPL5011",
        ExportedPlan.Of(new ChangedExporter { Real = new ArgoExporter(), Spoil = text => text.Replace(before, after, StringComparison.Ordinal) }, SamplePlans.Shop()).Codes);
}
