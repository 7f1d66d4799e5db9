using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Sealing;
using DeployPlan.Tests.Runs;

namespace DeployPlan.Tests.Sealing;

[TestClass]
public sealed class WhatDriversConsume : IDisposable
{
    private readonly Repository _repository = new();

    public void Dispose() => _repository.Dispose();

    [TestMethod]
    public void Terraform_consumes_its_module_local_modules_and_files_that_functions_name()
    {
        Write("infra/net/main.tf", """
            module "vpc" { source = "../modules/vpc" }
            module "dns" { source = "hashicorp/dns/cloud" }
            locals {
              a = templatefile("user.tftpl", {})
              b = file("${path.module}/../shared/policy.json")
              c = file("${var.dynamic}")
            }
            """);
        Write("infra/net/user.tftpl", "infra/net/prod.auto.tfvars.json", "infra/net/.terraform.lock.hcl", "infra/net/.terraform/x", "infra/net/lambda/bin/handler.py", "infra/net/.lambda/a.py", "infra/net/terraform.tfstate", "infra/net/a.tfstate.backup");
        Write("infra/modules/vpc/main.tf", """module "zone" { source = "./zone" }""");
        Write("infra/modules/vpc/zone/main.tf", "infra/shared/policy.json", "infra/shared/other.json", "infra/env/prod.tfvars");

        AssertSealed(
            "infra: { net: { provider: terraform, path: infra/net, var_file: infra/env/prod.tfvars } }",
            "infra/env/prod.tfvars infra/modules/vpc/main.tf infra/modules/vpc/zone/main.tf infra/net/.lambda/a.py infra/net/.terraform.lock.hcl infra/net/lambda/bin/handler.py infra/net/main.tf infra/net/prod.auto.tfvars.json infra/net/user.tftpl infra/shared/policy.json");
    }

    [TestMethod]
    public void Terraform_consumes_what_it_packs_and_uploads()
    {
        Write("infra/net/main.tf", """
            data "archive_file" "a" { source_dir = "${path.module}/../src" }
            data "archive_file" "b" { source_file = "../one.py" }
            resource "x_object" "c" { source = "${path.root}/../two.bin" }
            resource "x_file" "d" { filename = "${path.module}/../written" }
            """);
        Write("infra/src/a.py", "infra/one.py", "infra/two.bin", "infra/written");

        AssertSealed("infra: { net: { provider: terraform, path: infra/net } }", "infra/net/main.tf infra/one.py infra/src/a.py infra/two.bin");
    }

    [TestMethod]
    public void A_local_module_outside_the_repository_is_an_error()
    {
        Write("infra/net/main.tf", """module "vpc" { source = "../../../elsewhere" }""");

        Assert.AreEqual("DPL2034", Fails("infra: { net: { provider: terraform, path: infra/net } }"));
    }

    [TestMethod]
    public void Compose_consumes_what_its_file_includes_extends_mounts_and_builds()
    {
        Write("compose.yaml", """
            include: [sub/more.yaml, { path: sub/other.yaml }]
            configs: { nginx: { file: ./nginx.conf } }
            secrets: { key: { file: ./key.pem } }
            services:
              api:
                extends: { file: base.yaml, service: base }
                env_file: prod.env
                build: { context: api, dockerfile: own.Dockerfile }
                volumes: ["./api.json:/etc/api.json:ro", "./settings:/settings:ro", "./data:/data", "named:/n", "/var/run/x.sock:/x", "${DIR}/x:/y", { type: bind, source: ./long.json, target: /l }]
            """);
        Write("sub/more.yaml", "configs: { more: { file: more.conf } }");
        Write("sub/other.yaml", "{}");
        Write("base.yaml", "services: { base: { image: x } }");
        Write("nginx.conf", "key.pem", "prod.env", "sub/more.conf", "api.json", "settings/a.json", "settings/.d/b.json", "data/rows", "long.json", "api/own.Dockerfile", "api/main.c");

        AssertSealed(
            "services: { web: { image: web } }",
            "api.json api/ api/own.Dockerfile base.yaml compose.yaml long.json nginx.conf settings/.d/b.json settings/a.json sub/more.conf sub/more.yaml sub/other.yaml",
            "compose");
    }

    [TestMethod]
    [DataRow("include: [{ path: [sub/a.yaml, sub/b.yaml], project_directory: other, env_file: sub/x.env }]", "compose.yaml other/a.conf other/b.conf sub/a.yaml sub/b.yaml")]
    [DataRow("include: [{ path: [sub/b.yaml, a.yaml] }]", "a.yaml compose.yaml sub/a.conf sub/b.conf sub/b.yaml")]
    [DataRow("services: { web: { build: sub } }", "compose.yaml sub/ sub/Dockerfile")]
    [DataRow("services: { web: { build: { context: https://example.com/x.git, additional_contexts: [shared=other, base=docker-image://alpine] } } }", "compose.yaml other/")]
    [DataRow("services: { web: { build: { context: https://example.com/x.git, additional_contexts: { shared: ./other } } } }", "compose.yaml other/")]
    [DataRow("services: { web: { image: web, volumes: [\":/data\", \":\", \"\", { type: bind, target: /x }, { type: bind, source: \"\" }] } }", "compose.yaml")]
    [DataRow("services: { web: { image: web, volumes: [{ type: bind, source: sub, target: /x, read_only: true }] } }", "compose.yaml sub/Dockerfile sub/a.conf sub/a.yaml sub/b.conf sub/b.yaml sub/x.env")]
    [DataRow("services: { web: { image: web, extends: base, label_file: [sub/a.conf, ./sub/b.conf], security_opt: [\"seccomp:other/a.conf\", seccomp=unconfined, \"label:disable\"] } }", "compose.yaml other/a.conf sub/a.conf sub/b.conf")]
    public void Compose_has_several_forms_of_one_thing(string compose, string expected)
    {
        _repository.Write("compose.yaml", compose + "\n");
        _repository.Write("sub/a.yaml", "configs: { a: { file: a.conf } }\n");
        _repository.Write("sub/b.yaml", "configs: { b: { file: ./b.conf } }\n");
        _repository.Write("a.yaml", "configs: { a: { file: a.conf } }\n");
        Write("sub/a.conf", "sub/b.conf", "sub/x.env", "sub/Dockerfile", "other/a.conf", "other/b.conf");

        AssertSealed("services: { web: { image: web } }", expected, "compose");
    }

    [TestMethod]
    [DataRow("include: [../../elsewhere.yaml]")]
    [DataRow("configs: { a: { file: sub/../../elsewhere.conf } }")]
    [DataRow("services: { web: { extends: { file: ../../elsewhere.yaml, service: base } } }")]
    public void What_a_compose_file_names_outside_the_repository_is_an_error(string compose)
    {
        _repository.Write("compose.yaml", compose + "\n");
        _repository.Write("deploy.yml", "project: { name: shop }\nservices: { web: { image: web } }\nenvironments: { prod: { driver: compose } }\n");

        Assert.AreEqual("DPL2034", PlanCommand.Run(_repository.Prod).Diagnostics.Single().Code);
    }

    [TestMethod]
    public void A_path_that_is_a_pattern_is_one_when_it_is_planned_and_when_it_is_checked()
    {
        Write("inf/a.json", "inf/b.txt");
        AssertSealed("infra: { net: { provider: own, path: \"inf/*.json\" } }", "inf/a.json");
        var plan = Plan();
        var folder = Path.GetDirectoryName(_repository.PathOf("deploy.yml"))!;
        var found = new DiagnosticBag();

        SealedInputCheck.Check(plan, plan.Operations, new SourceTree(folder, folder), found);

        Assert.IsEmpty(found.ToSortedList());
    }

    [TestMethod]
    public void Modules_that_are_made_to_be_slow_are_not()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var text in new[] { "source = \"./", "source         ", "file(         ", "file", "file(\"${path.module}/", "templatefile(\"a$" })
        {
            _repository.Write("infra/net/main.tf", string.Concat(Enumerable.Repeat(text, 100_000)));
            Write("deploy.yml", "project: { name: shop }\ninfra: { net: { provider: terraform, path: infra/net } }\nenvironments: { prod: { driver: command } }\n");
            Repository.Run(_repository.Prod);
        }

        Assert.IsLessThan(10_000, watch.ElapsedMilliseconds);
    }

    [TestMethod]
    public void A_context_is_a_set_as_the_engine_gets_it()
    {
        Write("api/.dockerignore", "# notes\n**/*.md\n!keep.md\nbuild/\n/only\n");
        Write("api/Dockerfile", "api/main.c", "api/README.md", "api/keep.md", "api/sub/x.md", "api/build/x", "api/only", "api/sub/only", "api/bin/x", "api/.hidden/y");
        Write("api/.git/HEAD", "api/sub/.git", "api/.deployplan/x", "api/net/net.csproj", "api/net/bin/x", "api/net/obj/x", "api/net/www/obj/x", "api/artifacts/bin/x");

        AssertSealed("services: { web: { build: { provider: docker, context: api } } }", "api/ api/.dockerignore api/Dockerfile");
        Assert.AreEqual("api/.dockerignore api/.hidden/y api/Dockerfile api/bin/x api/keep.md api/main.c api/net/net.csproj api/net/www/obj/x api/sub/only", Members("api/"));
    }

    [TestMethod]
    public void A_context_that_was_not_there_when_it_was_planned_is_added()
    {
        Write("compose.yaml", "services: { web: { build: later } }");
        _repository.Write("deploy.yml", "project: { name: shop }\nservices: { web: { image: web } }\nenvironments: { prod: { driver: compose } }\n");
        var plan = Plan();
        Write("later/Dockerfile", "later/main.c");
        var folder = Path.GetDirectoryName(_repository.PathOf("deploy.yml"))!;
        var found = new DiagnosticBag();

        SealedInputCheck.Check(plan, plan.Operations, new SourceTree(folder, folder), found);

        Assert.AreEqual("DPL4003 DPL4003", string.Join(' ', found.ToSortedList().Select(problem => problem.Code)));
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
    public void Tags_of_compose_hide_nothing_that_it_consumes()
    {
        Write("nginx.conf", "site/index.html");
        _repository.Write("compose.yaml", "services: { web: { image: nginx, ports: !reset [], volumes: !override [./nginx.conf:/etc/nginx.conf, \"./site:/site:ro\"] } }\n");

        AssertSealed("services: { web: { image: web } }", "compose.yaml nginx.conf site/index.html", "compose");
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
    public void A_link_out_of_the_repository_is_an_error_also_within_a_folder(string link, bool isFolder)
    {
        var outside = Directory.CreateTempSubdirectory("deployplan-").FullName;
        File.WriteAllText(Path.Combine(outside, "x.sql"), "select 1;");
        if (isFolder)
        {
            Directory.CreateSymbolicLink(_repository.PathOf(link), outside);
        }
        else
        {
            File.CreateSymbolicLink(_repository.PathOf(link), Path.Combine(outside, "x.sql"));
        }

        var problems = PlanCommand.Run(_repository.Prod).Diagnostics.Select(problem => problem.Code);

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
        Directory.CreateDirectory(_repository.PathOf("common"));
        Directory.CreateSymbolicLink(_repository.PathOf("db/common"), "../common");
        Write("deploy.yml", $"project: {{ name: shop }}\n{section}\nenvironments: {{ prod: {{ driver: command }} }}\n");

        Assert.AreEqual(expected, string.Join(" ", PlanCommand.Run(_repository.Prod).Diagnostics.Select(problem => $"{problem.Severity} {problem.Code}")));
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
        using var make = System.Diagnostics.Process.Start("mkfifo", [_repository.PathOf("api/001.sql")]);
        make.WaitForExit();

        Assert.AreEqual(code, string.Join(" ", PlanCommand.Run(_repository.Prod).Diagnostics.Select(problem => problem.Code).Distinct()));
    }

    [TestMethod]
    public void A_folder_in_place_of_a_file_is_an_error_and_no_exception()
    {
        Write("deploy.yml", "project: { name: shop }\nservices: { web: { build: { provider: docker, context: api } } }\nenvironments: { prod: { driver: command } }\n");
        Write("api/Dockerfile", "api/.dockerignore/x");

        Assert.AreEqual("DPL2031", string.Join(" ", PlanCommand.Run(_repository.Prod).Diagnostics.Select(problem => problem.Code)));
    }

    [TestMethod]
    public void Text_with_CRLF_is_the_same_plan_and_other_bytes_are_not()
    {
        var lf = Repository.Run(_repository.Prod).Environments[0].PlanId;
        _repository.Write("db/001_create.sql", "create table t (id int);\r\n");
        Assert.AreEqual(lf, Repository.Run(_repository.Prod).Environments[0].PlanId);

        _repository.Write("db/001_create.sql", "create table t (id int);\r\r\n");
        Assert.AreNotEqual(lf, Repository.Run(_repository.Prod).Environments[0].PlanId);
    }

    private void AssertSealed(string entries, string expected, string driver = "command")
    {
        _repository.Write("deploy.yml", $"project: {{ name: shop }}\n{entries}\nenvironments: {{ prod: {{ driver: {driver} }} }}\n");
        Assert.AreEqual(expected, string.Join(' ', Plan().SealedInputs.Select(input => input.Path)));
    }

    private string Fails(string entries)
    {
        _repository.Write("deploy.yml", $"project: {{ name: shop }}\n{entries}\nenvironments: {{ prod: {{ driver: command }} }}\n");
        return PlanCommand.Run(_repository.Prod).Diagnostics.Single().Code;
    }

    private string Members(string set) => string.Join(' ', Plan().SealedInputs.Single(input => input.Path == set).Members!.Select(member => member.Path));

    private Plan Plan()
    {
        var file = Repository.Run(_repository.Prod).Environments[0].PlanFile;
        return InputSets.WithMembers(PlanReader.ReadFile(file, new())!.Plan, file);
    }

    private void Write(string path, string text)
    {
        if (text.Contains('\n', StringComparison.Ordinal) || text.Contains(' ', StringComparison.Ordinal) || text == "{}")
        {
            _repository.Write(path, text);
        }
        else
        {
            Write([path, text]);
        }
    }

    private void Write(params string[] paths)
    {
        foreach (var path in paths)
        {
            _repository.Write(path, path);
        }
    }
}
