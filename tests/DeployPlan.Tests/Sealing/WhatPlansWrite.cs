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

        Assert.AreEqual(id, Repository.Run(Project.Prod).Environments[0].PlanId);
        var (found, folder) = (new DiagnosticBag(), Path.GetDirectoryName(Project.PathOf("deploy.yml"))!);
        SealedInputCheck.Check(first, first.Operations, new SourceTree(folder, folder), found);
        Assert.IsEmpty(found.ToSortedList(), string.Join('\n', found.ToSortedList()));
        Assert.IsTrue(PlanCommand.Run(Project.Prod).IsUpToDate);
    }

    [TestMethod]
    public void Files_of_these_names_that_say_something_else_are_inputs()
    {
        Write("a.tf", "infra/plan.json", "infra/lock.json", "infra/export.sh", "infra/releases.json", "infra/plan.prod.record", "rollback-scripts/down.sql", "infra/x.tmp", "infra/x.0123456789abcdef0123456789abcdef.tmp", "vendor/a.tf");
        Write("vendor/.gitignore", "*\n# Releases\n");
        Project.Write("db/001_create.sql", "");

        AssertSealed(Whole, "a.tf db/001_create.sql deploy.yml infra/export.sh infra/lock.json infra/plan.json infra/plan.prod.record infra/releases.json infra/x.0123456789abcdef0123456789abcdef.tmp infra/x.tmp rollback-scripts/down.sql vendor/.gitignore vendor/a.tf");
    }

    [TestMethod]
    public void A_folder_with_a_plan_has_other_inputs()
    {
        const string Sources = "infra/base.sh infra/export infra/export.sh infra/export.slurm.sh infra/export.tf infra/export.yml infra/main.tf infra/plan.tf";
        Write(Sources.Split(' '));
        AssertSealed("infra: { net: { provider: terraform, path: infra } }", Sources);
        File.Copy(Project.PlanOf("prod"), Project.PathOf("infra/plan.json"));
        Write("infra/base.json");

        AssertSealed("infra: { net: { provider: terraform, path: infra } }", Sources);
    }

    [TestMethod]
    [DataRow("infra: { net: { provider: command, command: [sh, infra/plan.inputs] } }")]
    [DataRow("infra: { net: { provider: command, command: [a], inputs: [infra/plan.inputs] } }")]
    [DataRow("services: { api: { image: api, build: { provider: docker, context: infra, dockerfile: infra/plan.inputs } } }")]
    [DataRow("infra: { net: { provider: terraform, path: mod } }")]
    public void What_is_named_is_an_input_whatever_it_says(string entries)
    {
        Write("infra/plan.json", "{\n  \"formatVersion\": \"1.2\",\n  \"id\": \"sha256:0\"\n}\n");
        Write("infra/plan.inputs");
        Write("mod/main.tf", "locals { a = file(\"../infra/plan.inputs\") }\n");
        Project.Write("deploy.yml", $"project: {{ name: shop }}\n{entries}\nenvironments: {{ prod: {{ driver: command }} }}\n");
        var plan = Plan();

        Project.Write("infra/plan.inputs", "changed\n");

        var (found, folder) = (new DiagnosticBag(), Path.GetDirectoryName(Project.PathOf("deploy.yml"))!);
        SealedInputCheck.Check(plan, plan.Operations, new SourceTree(folder, folder), found);
        Assert.AreEqual("DPL4001", string.Join(' ', found.ToSortedList().Select(static error => error.Code)));
    }

    [TestMethod]
    public void A_folder_that_git_ignores_is_an_input()
    {
        Write("infra/a.tf", "infra/d/a.sh", "infra/rollback-scripts/b.sh");
        Write("infra/d/.gitignore", OwnFiles.IgnoreAll);

        AssertSealed("infra: { net: { provider: terraform, path: infra } }", "infra/a.tf infra/d/.gitignore infra/d/a.sh infra/rollback-scripts/b.sh");
    }
}
