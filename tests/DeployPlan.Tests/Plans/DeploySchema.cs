using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Files;

namespace DeployPlan.Tests.Plans;

[TestClass]
public class DeploySchema
{
    internal const string Native = """
        project: { name: shop, registry: registry.example.com/acme }
        infra:
          bootstrap: { anything: goes }
          network: { provider: command, command: [./infra/network.sh] }
          db-host: { provider: terraform, path: infra/db, depends_on: [network], required_env: [CLOUD_REGION], size: 5 }
          other: { provider: mine }
        databases:
          orders:
            connection_env: ORDERS_DB
            migrations: { engine: raw, path: db/orders, strategy: pre_deploy, timeout_seconds: 300, args: [--verbose, 5] }
          archive: {}
        services:
          api:
            project: src/Shop.Api/Shop.Api.csproj
            databases: [orders]
            depends_on: [catalog]
            health_check: { url: http://localhost:8080/healthz, expected_status: 200, timeout_seconds: 60, headers: { Accept: text/plain } }
          catalog:
            build: { provider: docker, dockerfile: catalog/Dockerfile, context: catalog, target: final, tags: [latest], build_args: { MODE: release }, labels: { a: 1 } }
            command: [./run.sh, --port, 8080]
            required_env: [API_TOKEN]
          worker: { image: registry.example.com/acme/worker, role: web }
        environments:
          staging: { driver: compose, compose_file: deploy/compose.yaml }
          prod:
            driver: compose
            approval: required
            env_file: prod.env
            migrate_after_build: true
            rollout: { enabled: true }
            services: { api: { health_check: { url: https://shop.example.com/healthz } } }
            databases: { orders: { migrations: { strategy: post_deploy } } }
            infra: { network: { command: [./infra/prod.sh] }, other: ~ }
            region: eu
          slim:
            driver: compose
            services:
              api: { project: ~, build: { provider: docker, context: catalog }, health_check: { expected_status: ~, headers: ~ } }
              worker: ~
            databases: { archive: ~, orders: { migrations: ~ } }
        migrate_after_build: false
        hosts: { web: [app-1, app-2] }
        """;

    internal const string Stagecraft = """
        project: { name: basic-node }
        backend:
          provider: generic
          providers:
            generic:
              dev: { command: [npm, run, dev], env: { PORT: "4000" } }
              build: { dockerfile: backend/Dockerfile, context: backend }
        frontend: { provider: generic, providers: { generic: { dev: { command: [npm, start] } } } }
        cloud: { provider: digitalocean, providers: { digitalocean: { token_env: DO_TOKEN, hosts: { prod: { app-1: { role: web, size: small, region: fra1 } } } } } }
        network: { provider: tailscale, providers: { tailscale: { auth_key_env: TS_KEY } } }
        databases:
          main: { connection_env: DATABASE_URL, migrations: { engine: raw, path: ./migrations, strategy: pre_deploy } }
        migrations: { enabled: true, default_engine: raw, sources: { raw_sql_dir: migrations }, selection: { all: true }, env: { prod: { default_engine: raw } } }
        dev: { domains: { frontend: app.localdev.test } }
        environments:
          dev: { driver: local }
          staging: { driver: digitalocean }
          prod: { driver: digitalocean }
        """;

    // What the configs name.
    internal static readonly string[] Files =
    [
        "infra/network.sh", "infra/prod.sh", "infra/db/main.tf", "db/orders/001.sql", "src/Shop.Api/Shop.Api.csproj", "catalog/Dockerfile", "deploy/compose.yaml",
        "backend/Dockerfile", "migrations/001.sql", "compose.yaml",
    ];

    private static readonly Mutant[] Mutants =
    [
        new("no project", "project: { name: shop, registry: registry.example.com/acme }\n", "", "DPL1014"),
        new("a project without name", "name: shop, ", "", "DPL1014"),
        new("an unknown key of the project", "name: shop", "name: shop, nmae: shop", "DPL1013"),
        new("an unknown key at the top", "migrate_after_build: false", "migrate_after_biuld: false", "DPL1013"),
        new("truth in quotes", "migrate_after_build: false", "migrate_after_build: \"no\"", "DPL1012"),
        new("services that are a list", "hosts: {", "backend: []\nhosts: {", "DPL1012"),
        new("the name of a service with a space", "  worker:", "  my worker:", "DPL1020"),
        new("the name of a database with a dot at the end", "  archive: {}", "  archive.: {}", "DPL1020"),
        new("the name of an environment with a slash", "  staging: {", "  a/b: {", "DPL1020"),
        new("infra without provider", "{ provider: mine }", "{ size: 5 }", "DPL1014"),
        new("a command without argv", "{ provider: command, command: [./infra/network.sh] }", "{ provider: command }", "DPL1014"),
        new("terraform without path", "path: infra/db, ", "", "DPL1014"),
        new("depends_on that is text", "depends_on: [network]", "depends_on: network", "DPL1012"),
        new("a variable that is no name", "required_env: [CLOUD_REGION]", "required_env: [CLOUD REGION]", "DPL1022"),
        new("a connection string", "connection_env: ORDERS_DB", "connection_env: Server=db;Password=x", "DPL1032"),
        new("migrations without engine", "engine: raw, ", "", "DPL1014"),
        new("migrations without path", "path: db/orders, ", "", "DPL1014"),
        new("an unknown strategy", "strategy: pre_deploy", "strategy: predeploy", "DPL1026"),
        new("a timeout of nothing", "timeout_seconds: 300", "timeout_seconds: 0", "DPL1012"),
        new("a timeout of more than a week", "timeout_seconds: 300", "timeout_seconds: 604801", "DPL1012"),
        new("an unknown key of migrations", "engine: raw, ", "engine: raw, stratgey: manual, ", "DPL1013"),
        new("an absolute path", "path: db/orders", "path: /db/orders", "DPL1023"),
        new("a path with a backslash", "path: db/orders", "path: db\\orders", "DPL1023"),
        new("a path with a drive", "project: src/", "project: C:/src/", "DPL1023"),
        new("project and build in one service", "    project: src", "    build: { provider: docker }\n    project: src", "DPL1030"),
        new("a build without provider", "provider: docker, ", "", "DPL1014"),
        new("an unknown key of build", "target: final", "stage: final", "DPL1013"),
        new("a check without url", "url: http://localhost:8080/healthz, ", "", "DPL1014"),
        new("a check of ftp", "url: http://localhost:8080/healthz", "url: ftp://localhost", "DPL1033"),
        new("a status that no server gives", "expected_status: 200", "expected_status: 20", "DPL1012"),
        new("a method that no server knows", "expected_status: 200", "method: FETCH", "DPL1028"),
        new("a check of more than a day", "timeout_seconds: 60", "timeout_seconds: 86401", "DPL1012"),
        new("a pause of more than a day", "expected_status: 200", "interval_seconds: 86401", "DPL1012"),
        new("more tries than anybody counts", "expected_status: 200", "retries: 1000001", "DPL1012"),
        new("headers that are a list", "headers: { Accept: text/plain }", "headers: [Accept]", "DPL1012"),
        new("a command that is text", "command: [./run.sh, --port, 8080]", "command: ./run.sh", "DPL1012"),
        new("an unknown key of a service", "role: web", "roles: web", "DPL1013"),
        new("an environment without driver", "    driver: compose\n", "", "DPL1014"),
        new("an unknown approval", "approval: required", "approval: yes please", "DPL1028"),
        new("a rollout that is truth", "rollout: { enabled: true }", "rollout: true", "DPL1012"),
        new("an unknown key in an overlay", "{ strategy: post_deploy }", "{ strategie: post_deploy }", "DPL1013"),
        new("an overlay with two ways to build", "api: { project: ~, build", "api: { project: src/Shop.Api/Shop.Api.csproj, build", "DPL1030"),
        new("hosts that are no list", "web: [app-1, app-2]", "web: app-1", "DPL1012"),
    ];

    private static readonly Mutant[] StagecraftMutants =
    [
        new("a backend without provider", "  provider: generic\n", "", "DPL1014"),
        new("a backend without providers", "  providers:\n    generic:\n", "  generic:\n", "DPL1014"),
        new("a section of a provider that is text", "generic:\n      dev: { command: [npm, run, dev], env: { PORT: \"4000\" } }\n      build: { dockerfile: backend/Dockerfile, context: backend }", "generic: x", "DPL1012"),
        new("migrations without engine", "default_engine: raw, sources", "sources", "DPL1014"),
        new("all of them and some of them", "{ all: true }", "{ all: true, ids: [a] }", "DPL1037"),
        new("a path that leaves", "raw_sql_dir: migrations", "raw_sql_dir: a/../../b", "DPL1023"),
        new("hosts that are a list", "hosts: { prod: { app-1:", "hosts: { prod: [], dev: { app-1:", "DPL1012"),
    ];

    public static IEnumerable<object[]> NativeMutants => Mutants.Select(mutant => new object[] { mutant });

    public static IEnumerable<object[]> MutantsOfStagecraft => StagecraftMutants.Select(mutant => new object[] { mutant });

    [TestMethod]
    [DataRow(Native, DisplayName = "native")]
    [DataRow(Stagecraft, DisplayName = "Stagecraft")]
    public void Schema_and_reader_accept_a_good_config(string yaml)
    {
        Assert.IsEmpty(Schemas.Deploy.Validate(Schemas.ToJson(yaml)));
        Assert.IsFalse(Read(yaml).Any(diagnostic => diagnostic.Severity != Severity.Message), string.Join('\n', Read(yaml)));
    }

    [TestMethod]
    [DynamicData(nameof(NativeMutants))]
    public void Schema_and_reader_refuse(Mutant mutant) => AssertRefused(Native, mutant);

    [TestMethod]
    [DynamicData(nameof(MutantsOfStagecraft))]
    public void Schema_and_reader_refuse_of_Stagecraft(Mutant mutant) => AssertRefused(Stagecraft, mutant);

    private static void AssertRefused(string good, Mutant mutant)
    {
        var yaml = mutant.Apply(good.ReplaceLineEndings("\n"));

        Assert.IsNotEmpty(Schemas.Deploy.Validate(Schemas.ToJson(yaml)));
        var diagnostics = Read(yaml);
        Assert.IsTrue(
            diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error && diagnostic.Code == mutant.Code && diagnostic.Span is { Line: > 0, Column: > 0 }),
            string.Join('\n', diagnostics));
    }

    private static IReadOnlyList<Diagnostic> Read(string yaml)
    {
        var folder = Directory.CreateTempSubdirectory("deployplan-").FullName;
        try
        {
            foreach (var path in Files)
            {
                Directory.CreateDirectory(Path.Combine(folder, Path.GetDirectoryName(path)!));
                File.WriteAllText(Path.Combine(folder, path), "");
            }

            File.WriteAllText(Path.Combine(folder, "deploy.yml"), yaml);
            var diagnostics = new DiagnosticBag();
            ConfigReader.Read(Path.Combine(folder, "deploy.yml"), new SourceTree(folder, folder), strict: true, diagnostics);
            return diagnostics.ToSortedList();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
