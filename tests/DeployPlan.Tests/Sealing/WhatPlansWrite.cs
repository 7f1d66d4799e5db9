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
        SealedInputCheck.Check(first, first.Operations, new SourceTree(folder, folder) { Own = new(Project.Prod.WrittenFolders) }, found);
        Assert.IsEmpty(found.ToSortedList(), string.Join('\n', found.ToSortedList()));
        Assert.IsTrue(PlanCommand.Run(Project.Prod).IsUpToDate);
    }

    [TestMethod]
    public void Elsewhere_files_of_these_names_are_inputs_whatever_is_beside_them()
    {
        Project.Write("db/001_create.sql", "");
        Write("a.tf", "infra/base.json", "infra/lock.json", "infra/export.gitlab.yml", "infra/export.sh", "infra/releases.json", "infra/plan.prod.record", "infra/rollback-scripts/down.sql", "infra/x.tmp");
        AssertSealed("services: { api: { command: [./api] } }", "");
        File.Copy(Project.PlanOf("prod"), Project.PathOf("infra/plan.json"));

        AssertSealed(Whole, "a.tf db/001_create.sql deploy.yml infra/base.json infra/export.gitlab.yml infra/export.sh infra/lock.json infra/plan.json infra/plan.prod.record infra/releases.json infra/rollback-scripts/down.sql infra/x.tmp");
    }

    [TestMethod]
    public void Where_a_project_has_its_plans_other_files_are_inputs()
    {
        Project.Write("db/001_create.sql", "");
        AssertSealed("services: { api: { command: [./api] } }", "");
        Write("out/a.tf", "out/base.json", "out/infra/base.json", "out/base.sh", "out/prod/export.sh", "out/prod/plan.tf", "out/prod/deep/base.json", "out/prod/rollback-scripts/down.sql", "out/prod/base.json", "out/prod/x.0123456789abcdef0123456789abcdef.tmp", "out/prod/plan.json.0123456789abcdef0123456789abcdef.tmp");

        AssertSealed(Whole, "db/001_create.sql deploy.yml out/a.tf out/base.json out/base.sh out/infra/base.json out/prod/deep/base.json out/prod/export.sh out/prod/plan.tf out/prod/x.0123456789abcdef0123456789abcdef.tmp");
    }

    [TestMethod]
    [DataRow("state", null)]
    [DataRow(null, "pool")]
    public void Nor_are_releases_where_a_project_has_them(string? state, string? store)
    {
        var request = Project.Prod with { StateDirectory = state is null ? null : Project.PathOf(state), Shared = store is null ? null : new(store, Project.PathOf("."), "") };
        Write($"{state}{store}/prod/a.sh", "main.tf");

        Assert.Contains("a.sh", string.Join(' ', request.OpenTree().ListInputs(".")), "Only a folder that says so is one of releases.");
        Project.Write($"{state}{store}/.gitignore", OwnFiles.IgnoreAll);
        Assert.DoesNotContain("a.sh", string.Join(' ', request.OpenTree().ListInputs(".")));
        Assert.Contains("a.sh", string.Join(' ', Project.Prod.OpenTree().ListInputs(".")), "Only one that is named is one of releases.");
        Project.Write($"{state}{store}/.gitignore", "# ours\r\n*\r\n!.gitignore\r\n");
        Assert.DoesNotContain("a.sh", string.Join(' ', request.OpenTree().ListInputs(".")));
        Project.Write($"{state}{store}/.gitignore", "*\n!prod/\n");
        Assert.Contains("a.sh", string.Join(' ', request.OpenTree().ListInputs(".")), "git has something of it.");
    }

    [TestMethod]
    [DataRow("infra: { net: { provider: command, command: [sh, out/plan.inputs] } }")]
    [DataRow("infra: { net: { provider: command, command: [a], inputs: [out/plan.inputs] } }")]
    [DataRow("services: { api: { image: api, build: { provider: docker, context: out, dockerfile: out/plan.inputs } } }")]
    [DataRow("infra: { net: { provider: terraform, path: mod } }")]
    public void What_is_named_is_an_input_whatever_it_says(string entries)
    {
        Write("out/plan.inputs");
        Write("mod/main.tf", "locals { a = file(\"../out/plan.inputs\") }\n");
        Project.Write("deploy.yml", $"project: {{ name: shop }}\n{entries}\nenvironments: {{ prod: {{ driver: command }} }}\n");
        var plan = Plan();

        Project.Write("out/plan.inputs", "changed\n");

        var (found, folder) = (new DiagnosticBag(), Path.GetDirectoryName(Project.PathOf("deploy.yml"))!);
        SealedInputCheck.Check(plan, plan.Operations, new SourceTree(folder, folder) { Own = new(Project.Prod.WrittenFolders) }, found);
        Assert.AreEqual("DPL4001", string.Join(' ', found.ToSortedList().Select(static error => error.Code)));
    }

    [TestMethod]
    public void A_folder_that_git_ignores_is_an_input()
    {
        Write("infra/a.tf", "infra/d/a.sh", "infra/rollback-scripts/b.sh");
        Write("infra/d/.gitignore", OwnFiles.IgnoreAll);

        AssertSealed("infra: { net: { provider: terraform, path: infra } }", "infra/a.tf infra/d/.gitignore infra/d/a.sh infra/rollback-scripts/b.sh");
    }

    [TestMethod]
    public void A_plan_may_be_in_the_root_of_a_file_system()
    {
        var root = Path.GetPathRoot(Project.PathOf("a"))!;

        Assert.AreEqual(root, OwnFiles.Normal(root));
        Assert.IsFalse(new OwnFiles([root]).Is(Path.Combine(root, "base.json")));
    }

    [TestMethod]
    public void An_earlier_look_with_other_folders_of_plans_is_no_look()
    {
        Project.Write("main.tf", "locals {}\n");
        Project.Write("deploy.yml", $"project: {{ name: shop }}\n{Whole}\nenvironments: {{ prod: {{ driver: command }} }}\n");
        var other = Project.Prod with { OutputDirectory = Project.PathOf("elsewhere") };
        var id = Repository.Run(Project.Prod).Environments[0].PlanId;
        Repository.Run(Project.Prod);

        Assert.AreNotEqual(id, Repository.Run(other).Environments[0].PlanId, "What is in the first folder is a file as any other now.");
    }

    [TestMethod]
    public void After_an_apply_that_found_another_input_everything_is_looked_at_again()
    {
        Write("a.cs", "b.cs", "Web/Web.csproj");
        Project.Write("deploy.yml", "project: { name: shop }\nservices: { a: { project: Web/Web.csproj } }\nenvironments: { prod: { driver: process } }\n");
        string[] sources = ["a.cs"];
        var old = typeof(WhatPlansWrite).Assembly.Location;
        var request = Project.Prod with { Projects = (_, _) => new([.. sources.Select(Project.PathOf)], [old], null) };
        var first = Repository.Run(request).Environments[0];
        sources = ["a.cs", "b.cs"];
        Assert.IsTrue(Repository.Run(request).IsUpToDate, "Nothing shows that there is another source.");

        var refused = ApplyCommand.Run(new ApplyRequest
        {
            ConfigFile = request.ConfigFile,
            Environment = "prod",
            IntermediateDirectory = request.IntermediateDirectory,
            OutputDirectory = request.OutputDirectory,
            Projects = request.Projects,
            Project = "",
            Now = DateTime.UtcNow,
            Variable = static _ => null,
            PlanFile = first.PlanFile,
        });

        Assert.Contains(problem => problem.Code == "DPL4003" && problem.Span.File == Project.PathOf("b.cs"), refused.Diagnostics);
        Assert.AreNotEqual(first.PlanId, Repository.Run(request).Environments[0].PlanId);
    }

    [TestMethod]
    public void A_plan_that_is_applied_is_no_input_of_itself_wherever_it_was_saved()
    {
        Project.Write("saved/plan.json", "{\n  \"formatVersion\": \"1.2\",\n  \"id\": \"sha256:0\"\n}\n");
        Write("saved/base.json", "saved/a.sh");
        var request = new ApplyRequest { ConfigFile = Project.PathOf("deploy.yml"), Project = "", Now = DateTime.UtcNow, Variable = static _ => null, PlanFile = Project.PathOf("saved/plan.json") };

        Assert.AreEqual("saved/a.sh", string.Join(' ', request.OpenTree().ListInputs("saved")));
        Assert.AreEqual("saved/a.sh saved/base.json saved/plan.json", string.Join(' ', (request with { PlanFile = "" }).OpenTree().ListInputs("saved")));
    }
}
