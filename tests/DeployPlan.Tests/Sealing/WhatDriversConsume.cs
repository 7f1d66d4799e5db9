using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Sealing;
using DeployPlan.Tests.Runs;

namespace DeployPlan.Tests.Sealing;

[TestClass]
public sealed class WhatDriversConsume : ConsumedInputs
{
    [TestMethod]
    public void A_path_that_is_a_pattern_is_one_when_it_is_planned_and_when_it_is_checked()
    {
        Write("inf/a.json", "inf/b.txt");
        AssertSealed("infra: { net: { provider: own, path: \"inf/*.json\" } }", "inf/a.json");
        var plan = Plan();
        var folder = Path.GetDirectoryName(Project.PathOf("deploy.yml"))!;
        var found = new DiagnosticBag();

        SealedInputCheck.Check(plan, plan.Operations, new SourceTree(folder, folder), found);

        Assert.IsEmpty(found.ToSortedList());
    }

    [TestMethod]
    [DataRow("provider: docker")]
    [DataRow("provider: generic")]
    public void A_context_is_a_set_as_the_engine_gets_it(string provider)
    {
        Write("api/.dockerignore", "# notes\n**/*.md\n!keep.md\nbuild/\n/only\n");
        Write("api/Dockerfile", "api/main.c", "api/README.md", "api/keep.md", "api/sub/x.md", "api/build/x", "api/only", "api/sub/only", "api/bin/x", "api/.hidden/y");
        Write("api/.git/HEAD", "api/sub/.git", "api/.deployplan/x", "api/net/net.csproj", "api/net/bin/x", "api/net/obj/x", "api/net/www/obj/x", "api/artifacts/bin/x");

        AssertSealed($"services: {{ web: {{ build: {{ {provider}, context: api }} }} }}", "api/ api/.dockerignore api/Dockerfile");
        Assert.AreEqual("api/.dockerignore api/.hidden/y api/Dockerfile api/bin/x api/keep.md api/main.c api/net/net.csproj api/net/www/obj/x api/sub/only", Members("api/"));
    }

    [TestMethod]
    public void A_context_that_was_not_there_when_it_was_planned_is_added()
    {
        Write("compose.yaml", "services: { web: { build: later } }");
        Project.Write("deploy.yml", "project: { name: shop }\nservices: { web: { image: web } }\nenvironments: { prod: { driver: compose } }\n");
        var plan = Plan();
        Write("later/Dockerfile", "later/main.c");
        var folder = Path.GetDirectoryName(Project.PathOf("deploy.yml"))!;
        var found = new DiagnosticBag();

        SealedInputCheck.Check(plan, plan.Operations, new SourceTree(folder, folder), found);

        Assert.AreEqual("DPL4003 DPL4003", string.Join(' ', found.ToSortedList().Select(problem => problem.Code)));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_folder_that_is_named_as_a_project_file_is_one(bool hasOwnIgnoreFile)
    {
        Write("webproj/Dockerfile", "webproj/main.c", "more/x.csproj");
        if (hasOwnIgnoreFile)
        {
            Write("webproj/Dockerfile.dockerignore", "none");
        }

        Write("deploy.yml", "project: { name: shop }\nservices: { web: { build: { provider: docker, context: webproj } } }\nenvironments: { prod: { driver: command } }\n");
        var plan = Plan();
        var found = new DiagnosticBag();

        SealedInputCheck.Check(plan, plan.Operations, Project.Prod.OpenTree(), found);
        SealedInputCheck.Check(plan, plan.Operations, (Project.Prod with { Projects = (_, _) => new([], [], "no project") }).OpenTree(), found);

        Assert.IsEmpty(found.ToSortedList());
    }

    [TestMethod]
    public void A_context_that_is_gone_is_said_file_by_file()
    {
        Write("docker/Dockerfile", "api/main.c", "api/sub/x.c");
        Write("deploy.yml", "project: { name: shop }\nservices: { web: { build: { provider: docker, context: api, dockerfile: docker/Dockerfile } } }\nenvironments: { prod: { driver: command } }\n");
        var plan = Plan();
        Directory.Delete(Project.PathOf("api"), recursive: true);
        var folder = Path.GetDirectoryName(Project.PathOf("deploy.yml"))!;
        var found = new DiagnosticBag();

        SealedInputCheck.Check(plan, plan.Operations, new SourceTree(folder, folder), found);

        Assert.AreEqual("DPL4002 main.c, DPL4002 x.c", string.Join(", ", found.ToSortedList().Select(problem => $"{problem.Code} {Path.GetFileName(problem.Span.File)}")));
    }

    [TestMethod]
    public void Migrations_of_EF_Core_consume_both_projects_and_the_manifest_of_the_tools()
    {
        Write("src/Data/Data.csproj", "src/Data/Migrations/001.cs", "src/Web/Web.csproj", "src/Web/Program.cs", ".config/dotnet-tools.json");

        AssertSealed(
            "databases: { orders: { connection_env: ORDERS_DB, migrations: { engine: efcore, path: src/Data, args: [--startup-project, ./src/Web], strategy: pre_deploy } } }",
            ".config/dotnet-tools.json src/Data/Data.csproj/ src/Data/Migrations/001.cs src/Web/Web.csproj/");
    }

    [TestMethod]
    public void Any_entry_may_declare_inputs()
    {
        Write("k8s/a.yaml", "k8s/sub/b.yaml", "values/x.json", "values/y.txt", "one.txt");

        AssertSealed("services: { web: { image: web, inputs: [k8s, values/*.json, one.txt] } }", "k8s/a.yaml k8s/sub/b.yaml one.txt values/x.json");
    }

    [TestMethod]
    public void Folders_with_the_names_of_outputs_and_hidden_ones_are_inputs_where_no_build_writes_them()
    {
        Write("tools/bin/run", "tools/.x/y", "tools/.git/HEAD", "tools/net/net.fsproj", "tools/net/bin/x", "out/out.csproj", "out/bin/publish/x", "infra/bin/a.sh");

        AssertSealed(
            "infra: { net: { provider: mine, path: infra } }\nservices: { web: { image: web, inputs: [tools/**, out/bin/publish] } }",
            "infra/bin/a.sh out/bin/publish/x tools/.x/y tools/bin/run tools/net/net.fsproj");
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DataRow("db/002.sql", false)]
    [DataRow("db/sub", true)]
    public void A_link_out_of_theProject_is_an_error_also_within_a_folder(string link, bool isFolder)
    {
        var outside = Directory.CreateTempSubdirectory("deployplan-").FullName;
        File.WriteAllText(Path.Combine(outside, "x.sql"), "select 1;");
        if (isFolder)
        {
            Directory.CreateSymbolicLink(Project.PathOf(link), outside);
        }
        else
        {
            File.CreateSymbolicLink(Project.PathOf(link), Path.Combine(outside, "x.sql"));
        }

        var problems = PlanCommand.Run(Project.Prod).Diagnostics.Select(problem => problem.Code);

        CollectionAssert.AreEqual(new[] { "DPL2032" }, problems.ToArray());
        Directory.Delete(outside, recursive: true);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DataRow("databases: { orders: { connection_env: ORDERS_DB, migrations: { engine: raw, path: db, strategy: pre_deploy } } }", "Error DPL2035")]
    [DataRow("infra: { net: { provider: mine, path: db } }", "Warning DPL2035")]
    [DataRow("services: { web: { image: web, inputs: [db] } }", "Warning DPL2035")]
    [DataRow("services: { web: { image: web, inputs: [db/*.sql] } }", "Warning DPL2035")]
    public void A_linked_folder_whose_files_would_be_missing_is_said(string section, string expected)
    {
        Directory.CreateDirectory(Project.PathOf("common"));
        Directory.CreateSymbolicLink(Project.PathOf("db/common"), "../common");
        Write("deploy.yml", $"project: {{ name: shop }}\n{section}\nenvironments: {{ prod: {{ driver: command }} }}\n");

        Assert.AreEqual(expected, string.Join(" ", PlanCommand.Run(Project.Prod).Diagnostics.Select(problem => $"{problem.Severity} {problem.Code}")));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    [DataRow("databases: { orders: { connection_env: ORDERS_DB, migrations: { engine: raw, path: api, strategy: pre_deploy } } }", "DPL2031")]
    [DataRow("services: { web: { build: { provider: docker, context: api } } }", "DPL2031")]
    [DataRow("infra: { web: { provider: command, command: [sh, -c, cat < api/001.sql] } }", "DPL2031")]
    [DataRow("infra: { web: { provider: command, command: [cat, api/001.sql] } }", "DPL2031")]
    public void A_pipe_in_place_of_a_file_is_an_error_and_is_not_waited_for(string section, string code)
    {
        Write("deploy.yml", $"project: {{ name: shop }}\n{section}\nenvironments: {{ prod: {{ driver: command }} }}\n");
        Write("api/Dockerfile");
        using var make = System.Diagnostics.Process.Start("mkfifo", [Project.PathOf("api/001.sql")]);
        make.WaitForExit();

        Assert.AreEqual(code, string.Join(" ", PlanCommand.Run(Project.Prod).Diagnostics.Select(problem => problem.Code).Distinct()));
    }

    [TestMethod]
    public void A_folder_in_place_of_a_file_is_an_error_and_no_exception()
    {
        Write("deploy.yml", "project: { name: shop }\nservices: { web: { build: { provider: docker, context: api } } }\nenvironments: { prod: { driver: command } }\n");
        Write("api/Dockerfile", "api/.dockerignore/x");

        Assert.AreEqual("DPL2031", string.Join(" ", PlanCommand.Run(Project.Prod).Diagnostics.Select(problem => problem.Code)));
    }

    [TestMethod]
    public void Text_with_CRLF_is_the_same_plan_and_other_bytes_are_not()
    {
        var lf = Repository.Run(Project.Prod).Environments[0].PlanId;
        Project.Write("db/001_create.sql", "create table t (id int);\r\n");
        Assert.AreEqual(lf, Repository.Run(Project.Prod).Environments[0].PlanId);

        Project.Write("db/001_create.sql", "create table t (id int);\r\r\n");
        Assert.AreNotEqual(lf, Repository.Run(Project.Prod).Environments[0].PlanId);
    }
}
