using System.Text;
using DeployPlan.Plans;
using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Planning;

/// <summary>What is planned of configs with every key, as people read it. With DEPLOYPLAN_ACCEPT=1 the tests write it anew, for a person to review.</summary>
[TestClass]
public class WholePlans
{
    private const string Native = """
        project: { name: shop, registry: registry.example.com/acme }
        infra:
          network: { provider: command, command: [echo, network], required_env: [CLOUD_REGION], inputs: [Dockerfile] }
          cluster: { provider: mine, depends_on: [network], size: 5 }
        databases:
          orders:
            connection_env: ORDERS_DB
            inputs: [Dockerfile]
            migrations:
              engine: raw
              path: db
              strategy: pre_deploy
              timeout_seconds: 300
              args: [--verbose]
              dialect: sqlite
              out_of_order: allow
              renamed_from: order
              renamed: { 000.sql: 001.sql, old/: ./ }
          audit: { connection_env: AUDIT_DB, migrations: { engine: efcore, path: src/App.csproj, strategy: post_deploy } }
          local: { migrations: { engine: mine, path: db, strategy: manual } }
          unmigrated: { connection_env: READ_DB }
        services:
          api:
            project: src/App.csproj
            publish: { framework: net10.0, runtime: linux-x64, self_contained: true, configuration: Debug, properties: { Trim: false } }
            databases: [orders, unmigrated]
            depends_on: [web]
            inputs: [Dockerfile]
            required_env: [API_MODE]
            pass_env: [API_LEVEL]
            command: [run, fast]
            stop_timeout_seconds: 7
            stable_seconds: 9
            health_check:
              url: https://shop.example.com/healthz?key=${API_KEY}
              expected_status: 204
              method: HEAD
              headers: { Host: shop }
              http_version: 2
              tls: { ca: Dockerfile }
              timeout_seconds: 30
              interval_seconds: 3
              retries: 4
          web:
            build: { provider: docker, context: src, workdir: db, dockerfile: Dockerfile, target: final, tags: [b, a], build_args: { B: 2, A: 1 }, labels: { l: x } }
            health_check: { url: "TCP://localhost:8080" }
          worker: { image: "registry.example.com/acme/worker:7", databases: [], role: app, health_check: { command: [./ready, --now] } }
        hosts: { app: [web-2, web-1] }
        environments:
          prod: { driver: compose, compose_file: Dockerfile, env_file: prod.env, approval: required, migrate_after_build: true }
          test: { driver: compose, compose_file: Dockerfile, compose_project: shop_test, services: { web: ~, worker: ~, api: { databases: ~, depends_on: ~, health_check: { tls: { ca: ~, insecure: true } } } } }
          edge: { driver: process, services: { web: ~, worker: ~, api: { databases: ~, depends_on: ~, health_check: ~ } } }
        """;

    private const string Stagecraft = """
        project: { name: basic-node, registry: registry.example.com/acme }
        backend:
          provider: generic
          providers: { generic: { build: { dockerfile: Dockerfile, context: src } } }
        databases:
          main: { connection_env: DATABASE_URL, migrations: { engine: raw, path: db, strategy: pre_deploy } }
          audit: { connection_env: AUDIT_URL, migrations: { engine: raw, path: db, strategy: post_deploy } }
        cloud: { provider: digitalocean, providers: { digitalocean: { hosts: { prod: { app-1: { role: web, size: small } } } } } }
        environments:
          dev: { driver: local }
          prod: { driver: compose, compose_file: Dockerfile, env_file: prod.env, migrate_after_build: true }
        """;

    [TestMethod]
    [DataRow(Native, "prod", "native-prod")]
    [DataRow(Native, "test", "native-test")]
    [DataRow(Native, "edge", "native-edge")]
    [DataRow(Stagecraft, "dev", "stagecraft-dev")]
    [DataRow(Stagecraft, "prod", "stagecraft-prod")]
    public void A_config_with_every_key_is_planned_as_agreed(string yaml, string environment, string name)
    {
        using var planned = Planned.From(yaml, environment);

        var file = RepositoryFolder.PathOf("tests", "DeployPlan.Tests", "Planning", "Golden", name + ".plan.json");
        var text = Encoding.UTF8.GetString(PlanWriter.Write(planned.Plan!).Bytes);
        if (Environment.GetEnvironmentVariable("DEPLOYPLAN_ACCEPT") == "1")
        {
            File.WriteAllText(file, text);
        }

        Assert.AreEqual(File.ReadAllText(file), text, name);
    }

    [TestMethod]
    public void What_else_a_driver_uses_is_carried_to_its_operation()
    {
        using var planned = Planned.From(Native);

        var declared = planned.Plan!.Operations.Where(operation => operation.Declared is { Count: > 0 }).ToArray();

        CollectionAssert.AreEqual(
            new[] { "infra_network", "build_api", "migration_orders_pre_deploy", "deploy_prod_api" }, declared.Select(operation => operation.Id).ToArray());
        Assert.IsTrue(declared.All(operation => operation.Declared is ["Dockerfile"]));
    }
}
