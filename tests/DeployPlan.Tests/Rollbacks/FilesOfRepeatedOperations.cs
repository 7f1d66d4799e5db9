using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Rollbacks;
using DeployPlan.Sealing;
using DeployPlan.Tests.Runs;
using DeployPlan.Tests.Sealing;

namespace DeployPlan.Tests.Rollbacks;

/// <summary>What is deployed and checked again uses the files of then: also those that are sealed as a set, and none that were not there.</summary>
[TestClass]
public sealed partial class FilesOfRepeatedOperations : ConsumedInputs
{
    private const string Compose = "services: { web: { build: web }, db: { image: postgres, volumes: [ './conf:/conf:ro' ] } }\n";

    [TestInitialize]
    public void WriteFiles()
    {
        Write("web/Dockerfile", "web/main.c", "conf/a.conf", "other/Dockerfile", "other/main.c");
        Project.Write("compose.yaml", Compose);
        Configure("services: { web: { image: shop } }");
    }

    [TestMethod]
    public void What_only_the_compose_file_builds_is_not_built_from_other_files()
    {
        Configure("services: { web: {}, db: {} }");
        var plan = Plan();
        Assert.AreEqual("", Found(plan));

        Project.Write("web/main.c", "changed");
        Project.Write("web/new.c", "new");

        Assert.AreEqual("web: 'deploy_prod_web' builds this as it is, and it is not as it was in release older: web/main.c, web/new.c; check out the commit of older for the rollback", Found(plan));
    }

    [TestMethod]
    public void A_checkout_in_which_they_are_as_they_were_is_right()
    {
        Configure("services: { web: {}, db: {} }");
        var plan = Plan();
        Project.Write("web/main.c", "changed");
        Project.Write("conf/b.conf", "new");
        Assert.AreNotEqual("", Found(plan));

        Write("web/main.c");
        File.Delete(Project.PathOf("conf/b.conf"));

        Assert.AreEqual("", Found(plan));
    }

    [TestMethod]
    public void A_Dockerfile_is_a_file_of_its_own()
    {
        Configure("services: { web: {}, db: {} }");
        var plan = Plan();

        Project.Write("web/Dockerfile", "changed");

        Assert.Contains("'deploy_prod_web' needs this file as it was in release older", Found(plan));
    }

    [TestMethod]
    [DataRow("services: { web: { image: 'shop@sha256:0000000000000000000000000000000000000000000000000000000000000000' } }")]
    [DataRow("services: { web: { image: 'shop:1' } }")]
    [DataRow("services: { web: { build: { provider: docker, context: web, image: r.example/web } } }")]
    public void An_image_that_the_plan_has_is_not_built_again(string services)
    {
        Configure(services);
        var plan = Plan();

        Project.Write("web/main.c", "changed");
        Project.Write("web/Dockerfile", "changed");
        Project.Write("web/.dockerignore", "new\n");
        Project.Write("web/Dockerfile.dockerignore", "new\n");

        Assert.AreEqual("", Found(plan));
    }

    [TestMethod]
    [DataRow("web: { build: web }, other: { build: other }", "")]
    [DataRow("web: { build: web }, other: { build: other }, db: { extends: { service: web } }", "web/main.c")]
    [DataRow("web: { build: web }, db: { extends: web }", "web/main.c")]
    [DataRow("web: { build: web }, db: { build: { context: other, additional_contexts: { base: 'service:web' } } }", "web/main.c")]
    [DataRow("web: { build: web }, db: { build: { context: other, additional_contexts: [ 'base=service:web' ] } }", "web/main.c")]
    [DataRow("web: { build: other }, db: { build: { context: other, additional_contexts: { base: ./web } } }", "web/main.c")]
    [DataRow("web: { build: other }, db: { build: web, pull_policy: build }", "web/main.c")]
    [DataRow("web: { build: other }, db: { build: web, pull_policy: never }", "web/main.c")]
    [DataRow("web: { build: other }, db: { build: web, pull_policy: '${POLICY:-build}' }", "web/main.c")]
    [DataRow("web: { build: web }, db: { extends: web, build: other }", "")]
    [DataRow("web: { build: { context: other, additional_contexts: { more: ./web } } }, db: { extends: web, build: other }", "web/main.c")]
    [DataRow("web: { build: web }, base: { build: { context: other, additional_contexts: { more: 'service:web' } } }, db: { extends: base, build: { context: other } }", "web/main.c")]
    public void Only_what_the_operation_builds_counts(string composed, string named)
    {
        Project.Write("compose.yaml", "services: { " + (composed.Contains("db:", StringComparison.Ordinal) ? "" : "db: { image: postgres }, ") + composed + " }\n");
        Configure("services: { web: { image: shop }, db: {} }");
        var plan = Plan();

        Project.Write("web/main.c", "changed");

        var found = Found(plan, "deploy_prod_db");
        Assert.AreEqual(named.Length > 0, found.Length > 0, found);
        Assert.Contains(named, found);
    }

    [TestMethod]
    [DataRow("build: web")]
    [DataRow("build: web, profiles: [ tools ]")]
    public void A_deploy_of_all_may_build_all(string service)
    {
        Project.Write("compose.yaml", $"services: {{ web: {{ image: shop }}, tool: {{ {service} }} }}\n");
        var plan = Plan();
        var deploy = plan.Operations.Single(operation => operation.Type == OperationType.Deploy);
        deploy = deploy with { Inputs = (DeployInputs)deploy.Inputs with { Services = [] } };

        Project.Write("web/main.c", "changed");

        Assert.Contains(": web/main.c", Found(plan, [deploy], Project.Prod));
    }

    [TestMethod]
    public void Services_of_a_file_that_is_only_extended_are_others()
    {
        Project.Write("more.yaml", "services: { base: { image: x }, web: { image: x, profiles: [ a ], build: other } }\n");
        Project.Write("compose.yaml", "services: { web: { extends: { file: more.yaml, service: base }, build: web }, db: { image: postgres } }\n");
        Configure("services: { web: {}, db: {} }");
        var plan = Plan();

        Project.Write("other/main.c", "changed");
        Assert.AreEqual("", Found(plan));

        Project.Write("web/main.c", "changed");
        Assert.Contains("web/main.c", Found(plan));
    }

    [TestMethod]
    public void Another_driver_may_build_what_the_compose_file_says()
    {
        Project.Write("deploy.yml", "project: { name: shop }\nservices: { web: { image: shop, command: [docker, compose, up, --build] } }\nenvironments: { prod: { driver: command, compose_file: compose.yaml } }\n");
        var plan = Plan();

        Project.Write("web/main.c", "changed");

        Assert.Contains("web/main.c", Found(plan));
    }

    [TestMethod]
    public void A_rollback_seals_and_checks_only_what_it_uses()
    {
        Configure("services: { web: { image: shop }, db: {} }");
        var deploy = Plan().Operations.Single(static operation => operation.Id == "deploy_prod_web");
        var draft = DeployPlan.Plans.Plan.Empty with
        {
            Minor = PlanFormat.Minor,
            Rollback = new PlanRollback { From = "newer", To = "older", Undoes = [] },
            Operations = [deploy with { Inputs = (DeployInputs)deploy.Inputs with { Release = "older" } }],
        };
        var rollback = PlanSealing.Seal(draft, Project.Prod.OpenTree(), static _ => default, new DiagnosticBag());
        Assert.AreEqual("compose.yaml", string.Join(' ', rollback.SealedInputs.Select(static input => input.Path)));
        Assert.AreEqual("compose.yaml", string.Join(' ', rollback.Operations[0].Consumes));

        Project.Write("web/main.c", "changed");
        Project.Write("web/new.c", "new");
        Project.Write("conf/b.conf", "new");
        var found = new DiagnosticBag();
        SealedInputCheck.Check(rollback, rollback.Operations, Project.Prod.OpenTree(), found);

        Assert.IsEmpty(found.ToSortedList());
    }

    [TestMethod]
    public void Operations_of_a_release_are_compared_each_with_what_it_uses_itself()
    {
        Configure("services: { web: {}, db: {} }");
        var plan = Plan();

        Project.Write("web/main.c", "changed");
        Project.Write("conf/b.conf", "new");

        CollectionAssert.AreEqual(
            new[] { "conf/b.conf: 'deploy_prod_db' would", "web: 'deploy_prod_web' builds" },
            Found(plan, [.. plan.Operations.Where(static operation => operation.Type == OperationType.Deploy)], Project.Prod).Split('\n').Select(static line => string.Join(' ', line.Split(' ').Take(3))).ToArray());
    }

    [TestMethod]
    public void What_a_command_builds_is_compared()
    {
        Write("app/app.csproj", "app/main.cs");
        Project.Write("deploy.yml", "project: { name: shop }\nservices: { web: { image: shop, command: [dotnet, run, --project, app/app.csproj] } }\nenvironments: { prod: { driver: command } }\n");
        var request = Project.Prod with { Projects = (_, _) => new([Project.PathOf("app/app.csproj"), Project.PathOf("app/main.cs")], [], null) };
        var file = Repository.Run(request).Environments[0].PlanFile;
        var plan = InputSets.WithMembers(PlanReader.ReadFile(file, new())!.Plan, file);
        Assert.AreEqual("", Found(plan, request: request));

        Project.Write("app/main.cs", "changed");

        Assert.Contains("app/main.cs; check out", Found(plan, request: request));
    }

    [TestMethod]
    public void A_check_runs_the_script_of_then()
    {
        Write("check.sh");
        Configure("services: { web: { image: shop, health_check: { command: [sh, check.sh] } } }");
        var plan = Plan();
        Assert.AreEqual("", Found(plan));

        Project.Write("check.sh", "changed");

        Assert.StartsWith("check.sh: 'health_check_prod_web' needs this file as it was in release older", Found(plan));
    }

    [TestMethod]
    public void A_certificate_is_the_one_that_the_endpoint_has_now()
    {
        Write("ca.pem");
        Configure("services: { web: { image: shop, health_check: { url: 'https://localhost', tls: { ca: ca.pem } } } }");
        var plan = Plan();

        Project.Write("ca.pem", "renewed");
        Assert.AreEqual("", Found(plan));

        File.Delete(Project.PathOf("ca.pem"));
        Assert.StartsWith("ca.pem: ", Found(plan));
    }

    private void Configure(string services) => Project.Write("deploy.yml", $"project: {{ name: shop }}\n{services}\nenvironments: {{ prod: {{ driver: compose }} }}\n");

    private string Found(Plan plan, string id = "deploy_prod_web", PlanRequest? request = null) => Found(plan, [plan.Operations.Single(operation => operation.Id == id)], request ?? Project.Prod);

    private string Found(Plan plan, IReadOnlyList<Operation> deploys, PlanRequest request, ReleaseSource? source = null)
    {
        var older = new ExecutedRelease("older", plan, true, [], new Dictionary<string, OperationResult>());
        older = source is null ? older : older with { Source = source };
        var checks = plan.Operations.Where(static operation => operation.Type == OperationType.HealthCheck).Select(operation => new RepeatedOperation(operation, older));
        var repeated = deploys.Select(deploy => new RepeatedOperation(deploy with { Inputs = (DeployInputs)deploy.Inputs with { Release = "older" } }, older));
        var draft = new RollbackDraft(DeployPlan.Plans.Plan.Empty, [.. repeated], [.. checks], []);
        var found = new DiagnosticBag();
        RollbackFiles.Check(draft, request.OpenTree(), found);
        return string.Join("\n", found.ToSortedList().Select(problem => $"{Path.GetRelativePath(Path.GetDirectoryName(Project.PathOf("deploy.yml"))!, problem.Span.File).Replace('\\', '/')}: {problem.Message}"));
    }
}
