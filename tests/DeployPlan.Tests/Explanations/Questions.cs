using System.Text;
using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Explanations;

/// <summary>Which questions have an answer, and what it looks like.</summary>
[TestClass]
public class Questions
{
    private const string Shop = """
        project: { name: shop, registry: registry.example.com/acme }

        infra:
          network:
            provider: command
            command: [infra/network.sh, shop]
          postgres:
            provider: command
            command: [infra/postgres.sh, shop, 256m]
            depends_on: [network]
            required_env: [POSTGRES_PASSWORD]

        databases:
          # The new version needs the new columns, so they are added before it is deployed.
          catalog:
            connection_env: CATALOG_DB
            migrations: { engine: raw, path: db/catalog, strategy: pre_deploy }
          # The old version still needs the old column, so it is dropped once every service on the database is new.
          orders:
            connection_env: ORDERS_DB
            migrations: { engine: raw, path: db/orders, strategy: post_deploy, timeout_seconds: 300 }
          # Takes hours: a person picks the night.
          reports:
            connection_env: REPORTS_DB
            migrations: { engine: raw, path: db/reports, strategy: manual }

        services:
          catalog:
            project: src/Shop.Catalog/Shop.Catalog.csproj
            databases: [catalog]
            health_check: { url: http://localhost:8081/healthz }
          api:
            project: src/Shop.Api/Shop.Api.csproj
            databases: [orders]
            depends_on: [catalog]
            health_check: { url: http://localhost:8080/healthz, timeout_seconds: 60 }
          worker:
            project: src/Shop.Worker/Shop.Worker.csproj
            databases: [orders, reports]
            depends_on: [catalog]

        environments:
          # This machine, with only the SDK: SQLite and two processes. Its variables are in a file, because none of them is a secret.
          local:
            driver: process
            env_file: local.env
            infra: { network: ~, postgres: ~ }
            services:
              catalog: { command: [dotnet, Shop.Catalog.dll, --urls, "http://127.0.0.1:8081"] }
              api: { command: [dotnet, Shop.Api.dll, --urls, "http://127.0.0.1:8080"] }
              worker: ~

          staging:
            driver: compose
            compose_file: compose.yml
            services:
              catalog: { health_check: { url: https://catalog.staging.example.com/healthz } }
              api: { health_check: { url: https://staging.example.com/healthz } }

          prod:
            driver: compose
            compose_file: compose.yml
            approval: required
            infra:
              postgres: { command: [infra/postgres.sh, shop, 4g] }
            services:
              catalog: { health_check: { url: https://catalog.example.com/healthz } }
              api: { health_check: { url: https://shop.example.com/healthz, timeout_seconds: 180, retries: 3 } }
        """;

    private static readonly string[] ShopFiles =
    [
        "compose.yml", "db/catalog/1.sql", "db/orders/1.sql", "db/reports/1.sql",
        "src/Shop.Api/Shop.Api.csproj", "src/Shop.Catalog/Shop.Catalog.csproj", "src/Shop.Worker/Shop.Worker.csproj",
    ];

    private const string Config = """
        project: { name: shop }
        databases:
          orders: { connection_env: ORDERS_DB, migrations: { engine: raw, path: db, strategy: manual } }
        services:
          api: { image: api, databases: [orders], depends_on: [catalog] }
          catalog: { image: catalog, databases: [] }
          worker: { image: worker, databases: [] }
        environments:
          prod: { driver: command }
          staging: { driver: command, services: { worker: ~ } }
        """;

    [TestMethod]
    [DataRow("infra_postgres")]
    [DataRow("migration_orders_post_deploy")]
    [DataRow("migration_reports_manual")]
    [DataRow("build_api")]
    [DataRow("deploy_prod_api")]
    [DataRow("health_check_prod_api")]
    public void The_text_for_an_operation_of_the_shop(string id)
    {
        using var explained = new Explained(Shop, ShopFiles);

        Golden.AssertBytes($"explain-{id}.txt", Encoding.UTF8.GetBytes(explained.Text(id) + "\n"));
    }

    [TestMethod]
    public void Without_an_environment_every_environment_that_has_the_operation_answers()
    {
        using var explained = new Explained(Config, "db/1.sql");

        Assert.Contains("plan for prod", explained.Text("migration_orders_manual", null));
        Assert.Contains("plan for staging", explained.Text("migration_orders_manual", null));
        Assert.DoesNotContain("plan for staging", explained.Text("deploy_prod_worker", null));
    }

    [TestMethod]
    [DataRow("api", "'deploy_prod_api'?")]
    [DataRow("orders", "'migration_orders_manual'?")]
    [DataRow("deploy_prod_worke", "'deploy_prod_worker'?")]
    [DataRow("deploy_prod_wroker", "'deploy_prod_worker'?")]
    [DataRow("deploy", "'deploy_prod_api' or 'deploy_prod_catalog' or 'deploy_prod_worker'?")]
    [DataRow("nothing_like_that", "dotnet build -t:DeployPlan -p:Env=prod lists them")]
    public void An_id_that_is_not_there_is_an_error_with_near_ones(string id, string said)
    {
        using var explained = new Explained(Config, "db/1.sql");

        var error = explained.Error(id);

        Assert.AreEqual("DPL2020", error.Code);
        Assert.EndsWith(said, error.Message);
    }

    [TestMethod]
    public void An_operation_of_another_environment_is_not_there()
    {
        using var explained = new Explained(Config, "db/1.sql");

        Assert.AreEqual("DPL2020", explained.Error("deploy_prod_worker", "staging").Code);
        Assert.AreEqual("DPL2004", explained.Error("deploy_prod_worker", "prd").Code);
    }

    [TestMethod]
    public void The_filter_says_what_it_keeps_and_what_it_leaves_out()
    {
        using var explained = new Explained(Config, "db/1.sql");

        Assert.Contains("DeployPlanServices names 'api': deploy_prod_catalog <- deploy_prod_api", explained.Text("deploy_prod_catalog", "prod", "api"));
        Assert.Contains("DeployPlanServices names 'api': deploy_prod_api\n", explained.Text("deploy_prod_api", "prod", "api"));
        Assert.Contains("manual operations on the databases of api", explained.Text("migration_orders_manual", "prod", "api"));
        Assert.AreEqual("DPL2021", explained.Error("deploy_prod_worker", "prod", "api").Code);
    }

    [TestMethod]
    [DataRow("migration_orders_post_deploy", "migration_orders_post_deploy\n", DisplayName = "the migrations")]
    [DataRow("deploy_prod_api", "deploy_prod_api <- migration_orders_post_deploy\n", DisplayName = "what they wait for")]
    public void The_filter_keeps_what_runs_after_the_deploy_on_a_database_of_a_service(string id, string path)
    {
        using var explained = new Explained(
            """
            project: { name: shop }
            databases: { orders: { connection_env: DB, migrations: { engine: raw, path: db, strategy: post_deploy } } }
            services: { web: { image: w, databases: [orders] }, api: { image: a, databases: [orders] } }
            environments: { prod: { driver: command } }
            """,
            "db/1.sql");

        Assert.Contains($"DeployPlanServices names 'web', and these migrations of its database run after its deploy: {path}", explained.Text(id, "prod", "web"));
    }

    [TestMethod]
    public void No_id_is_an_error()
    {
        using var explained = new Explained(Config, "db/1.sql");

        Assert.AreEqual("DPL2022", explained.Error("").Code);
    }

    [TestMethod]
    [DataRow("[]", "DPL1012")]
    [DataRow("", "DPL1008")]
    [DataRow("project: { name: shop }\nenvironments: { prod: { driver: [] } }", "DPL1012")]
    public void What_is_wrong_with_the_config_is_said_instead(string yaml, string code)
    {
        using var explained = new Explained(yaml);

        Assert.AreEqual(code, explained.Error("deploy_prod_api").Code);
    }
}
