using DeployPlan.Configuration;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Tests.Configuration;

[TestClass]
public class NativeForm
{
    private const string Shop = """
        project: { name: shop, registry: registry.example.com/acme }
        infra:
          network: { provider: command, command: [./infra/network.sh, 1], required_env: [B, A], size: 3 }
          storage: { provider: terraform, path: ./infra/net, depends_on: [network] }
        databases:
          orders:
            connection_env: ORDERS_DB
            migrations: { engine: raw, path: db/orders, strategy: pre_deploy, timeout_seconds: 90, args: [b, a] }
          audit:
        services:
          api:
            project: src/Api/Api.csproj
            databases: [orders]
            depends_on: [catalog]
            health_check: { url: http://localhost:8080/healthz, expected_status: 204, timeout_seconds: 30, headers: { Host: shop } }
            required_env: [API_MODE]
          catalog:
            build: { provider: docker, context: src/Web, target: final, tags: [b, a], build_args: { B: 2, A: 1 }, labels: { l: x } }
          worker: { image: registry.example.com/acme/worker, command: [run, fast] }
        environments:
          staging: { driver: compose }
          prod:
            driver: compose
            approval: required
            migrate_after_build: true
            services: { api: { health_check: { url: https://shop.example.com/healthz } } }
        """;

    [TestMethod]
    public void The_example_of_the_product_reads_without_a_word()
    {
        using var folder = new ConfigFolder();

        folder.Read(Shop, strict: true).SaysNothing();
    }

    [TestMethod]
    public void Environments_infra_databases_and_services_stand_in_ordinal_order()
    {
        using var folder = new ConfigFolder();

        var read = folder.Read(Shop);

        Assert.AreEqual("prod staging", string.Join(' ', read.Config!.Environments.Select(e => e.Name.Value)));
        Assert.AreEqual("network storage", string.Join(' ', read.Prod.Infra.Select(i => i.Name.Value)));
        Assert.AreEqual("audit orders", string.Join(' ', read.Prod.Databases.Select(d => d.Name.Value)));
        Assert.AreEqual("api catalog worker", string.Join(' ', read.Prod.Services.Select(s => s.Name.Value)));
    }

    [TestMethod]
    public void A_value_knows_its_file_line_and_column()
    {
        using var folder = new ConfigFolder();

        var url = folder.Read(Shop)["prod"].Services[0].HealthCheck!.Url;

        Assert.AreEqual(folder.PathOf("deploy.yml"), url.Span.File);
        Assert.AreEqual((26, 45, 26, 77), (url.Span.Line, url.Span.Column, url.Span.EndLine, url.Span.EndColumn));
    }

    [TestMethod]
    public void A_project_is_built_by_sdk_container_in_its_own_folder()
    {
        using var folder = new ConfigFolder();

        var build = folder.Read(Shop).Prod.Services[0].Build!;

        Assert.AreEqual(("sdk-container", "src/Api/Api.csproj", "src/Api", "src/Api", null), (build.Provider.Value, build.Project!.Value.Value, build.Context, build.Workdir, build.Dockerfile));
    }

    [TestMethod]
    public void The_Dockerfile_of_a_docker_build_lies_in_its_context()
    {
        using var folder = new ConfigFolder();

        var build = folder.Read(Shop).Prod.Services[1].Build!;

        Assert.AreEqual(("src/Web/Dockerfile", "src/Web", ".", "final"), (build.Dockerfile!.Value.Value, build.Context, build.Workdir, build.Target));
        Assert.AreEqual("a b", string.Join(' ', build.Tags));
        Assert.AreEqual("A=1 B=2", string.Join(' ', build.BuildArgs.Select(a => $"{a.Key}={a.Value}")));
    }

    [TestMethod]
    public void Every_key_of_migrations_is_read()
    {
        using var folder = new ConfigFolder();

        var migrations = folder.Read(Shop).Prod.Databases[1].Migrations!;

        Assert.AreEqual(("raw", "db/orders", MigrationStrategy.PreDeploy, 90), (migrations.Engine.Value, migrations.Path.Value, migrations.Strategy.Value, migrations.TimeoutSeconds));
        Assert.AreEqual("b a", string.Join(' ', migrations.Args));
    }

    [TestMethod]
    public void Every_default_of_a_health_check_is_filled_in()
    {
        using var folder = new ConfigFolder();

        var check = folder.Read(Shop).Prod.Services[0].HealthCheck!;

        Assert.AreEqual(("https://shop.example.com/healthz", 204, "GET", 30, 2, 0), (check.Url.Value, check.ExpectedStatus, check.Method, check.TimeoutSeconds, check.IntervalSeconds, check.Retries));
    }

    [TestMethod]
    public void What_a_provider_of_infra_understands_is_carried_to_it()
    {
        using var folder = new ConfigFolder();

        var infra = folder.Read(Shop).Prod.Infra;

        Assert.AreEqual("command size", string.Join(' ', infra[0].Settings.Values.Select(s => s.Key)));
        Assert.AreEqual("A B", string.Join(' ', infra[0].RequiredEnv));
        Assert.AreEqual(new DataValue.Text("infra/net"), infra[1].Settings.Values.Single().Value);
    }

    [TestMethod]
    public void Environments_without_an_overlay_share_what_was_read()
    {
        using var folder = new ConfigFolder();

        var read = folder.Read(Shop.Replace("driver: compose }", "driver: compose }\n  test: { driver: compose }", StringComparison.Ordinal));

        Assert.AreSame(read["staging"].Services, read["test"].Services);
        Assert.AreSame(read["staging"].Databases, read["prod"].Databases);
        Assert.AreSame(read["staging"].Services[1], read["prod"].Services[1]);
    }

    [TestMethod]
    public void The_first_compose_file_that_exists_is_the_one_of_driver_compose()
    {
        using var folder = new ConfigFolder();
        folder.Write("docker-compose.yml", "");
        folder.Write("compose.yml", "");

        Assert.AreEqual("compose.yml", folder.Read(Shop).Prod.ComposeFile!.Value.Value);
    }

    [TestMethod]
    public void The_example_of_the_reference_page_reads_without_a_word()
    {
        using var folder = new ConfigFolder();
        folder.Write("src/Shop.Api/Shop.Api.csproj", "<Project />\n");
        var page = File.ReadAllText(RepositoryFolder.PathOf("docs", "configuration.md"));
        var start = page.IndexOf("```yaml\n", StringComparison.Ordinal) + 8;

        folder.Read(page[start..page.IndexOf("```", start, StringComparison.Ordinal)], strict: true).SaysNothing();
    }
}
