using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Sealing;
using DeployPlan.Tests.Runs;

namespace DeployPlan.Tests.Sealing;

/// <summary>What is written by planning, applying and exporting is an input of no plan, wherever a project has it.</summary>
[TestClass]
public sealed class WhatPlansWrite : ConsumedInputs
{
    private const string Whole = "infra: { net: { provider: terraform, path: . } }";

    [TestMethod]
    [DataRow(Whole, DisplayName = "the module is the repository")]
    [DataRow("infra: { net: { provider: terraform, path: infra } }", DisplayName = "a module calls the repository")]
    [DataRow("infra: { net: { provider: command, path: ., command: [a] } }", DisplayName = "a path")]
    [DataRow("infra: { net: { provider: command, command: [a], inputs: ['**/*'] } }", DisplayName = "a pattern of inputs")]
    [DataRow("infra: { net: { provider: command, command: [sh, -c, 'cat */*/*.json */*.record ./*/*/*'] } }", DisplayName = "a pattern of a shell")]
    [DataRow("infra: { net: { provider: command, command: [sh, out/prod/plan.json, obj/plan.prod.record] } }", DisplayName = "by name")]
    [DataRow("services: { api: { image: api, build: { provider: docker, context: ., dockerfile: infra/Dockerfile } } }", DisplayName = "a context")]
    public void Is_no_input(string entries)
    {
        Write("infra/main.tf", "module \"all\" { source = \"../\" }\n");
        Write("infra/Dockerfile");
        Project.Write("deploy.yml", $"project: {{ name: shop }}\n{entries}\nenvironments: {{ prod: {{ driver: command }}, staging: {{ driver: command }} }}\n");
        var id = Repository.Run(Project.Prod).Environments[0].PlanId;
        var first = Plan();
        var all = Project.Request with { Markdown = DeployPlan.Views.ViewUse.Always, Html = DeployPlan.Views.ViewUse.Always };
        Repository.Run(all);
        Repository.Run(all with { Environment = "prod", Version = "2.0.0" });
        Write("out/prod/plan.json." + Guid.NewGuid().ToString("N") + ".tmp", "half of it");
        Write("out/prod/export.gitlab.yml", "half of it");
        Write("out/releases.json", "{\n  \"formatVersion\": \"1.0\",\n  \"project\": \"shop\",\n  \"releases\": []\n}\n");
        Write("state/.gitignore", OwnFiles.IgnoreAll);
        Write("state/prod/20260101T120000000Z-abcdef/plan.json", "{}");

        Assert.AreEqual(id, Repository.Run(Project.Prod).Environments[0].PlanId);
        var (found, folder) = (new DiagnosticBag(), Path.GetDirectoryName(Project.PathOf("deploy.yml"))!);
        SealedInputCheck.Check(first, first.Operations, new SourceTree(folder, folder), found);
        Assert.IsEmpty(found.ToSortedList(), string.Join('\n', found.ToSortedList()));
        Assert.IsTrue(PlanCommand.Run(Project.Prod).IsUpToDate);
    }

    [TestMethod]
    public void Files_of_these_names_that_say_something_else_are_inputs()
    {
        Write("a.tf", "infra/plan.json", "infra/lock.json", "infra/export.sh", "infra/releases.json", "infra/plan.prod.record", "rollback-scripts/down.sql", "infra/x.tmp", "vendor/a.tf");
        Write("vendor/.gitignore", "*\n# Releases\n");
        Project.Write("db/001_create.sql", "");

        AssertSealed(Whole, "a.tf db/001_create.sql deploy.yml infra/export.sh infra/lock.json infra/plan.json infra/plan.prod.record infra/releases.json infra/x.tmp rollback-scripts/down.sql vendor/.gitignore vendor/a.tf");
    }

    [TestMethod]
    public void A_folder_with_a_plan_has_other_inputs()
    {
        const string Sources = "infra/base.sh infra/export infra/export.sh infra/export.slurm.sh infra/export.tf infra/export.yml infra/main.tf infra/plan.tf";
        Write(Sources.Split(' '));
        AssertSealed("infra: { net: { provider: terraform, path: infra } }", Sources);
        File.Copy(Project.PlanOf("prod"), Project.PathOf("infra/plan.json"));
        Write("infra/base.json", "infra/rollback-scripts/a.sql");

        AssertSealed("infra: { net: { provider: terraform, path: infra } }", Sources);
    }
}
