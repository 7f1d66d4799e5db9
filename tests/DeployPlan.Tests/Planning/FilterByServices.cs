namespace DeployPlan.Tests.Planning;

[TestClass]
public class FilterByServices
{
    private const string Shop = """
        infra:
          net: { provider: command, command: ["true"] }
        databases:
          orders: { connection_env: ORDERS, migrations: { engine: raw, path: db } }
          catalog: { connection_env: CATALOG, migrations: { engine: raw, path: db } }
          notes: { connection_env: NOTES, migrations: { engine: raw, path: db, strategy: manual } }
        services:
          api: { project: src/App.csproj, databases: [orders], depends_on: [catalog] }
          catalog: { project: src/App.csproj, databases: [catalog, notes], health_check: { url: "http://localhost/" } }
          web: { project: src/App.csproj, databases: [] }

        """;

    [TestMethod]
    public void What_is_named_is_kept_with_everything_that_it_depends_on()
    {
        using var planned = Planned.From(Shop, services: ["api"]);

        CollectionAssert.AreEqual(
            new[]
            {
                "infra_net", "migration_catalog_pre_deploy", "migration_orders_pre_deploy", "build_api", "build_catalog",
                "deploy_prod_catalog", "health_check_prod_catalog", "deploy_prod_api",
            },
            planned.Ids.ToArray());
    }

    [TestMethod]
    public void What_is_not_needed_is_left_out_of_everything()
    {
        using var planned = Planned.From(Shop, services: ["web"]);

        CollectionAssert.AreEqual(new[] { "infra_net", "build_web", "deploy_prod_web" }, planned.Ids.ToArray());
        Assert.IsEmpty(planned.Plan!.RequiredEnvironment);
        Assert.IsEmpty(planned.Plan.ManualOperations);
    }

    [TestMethod]
    public void Manual_operations_on_the_databases_of_a_kept_service_are_kept()
    {
        using var planned = Planned.From(Shop, services: ["catalog"]);

        Assert.AreEqual("migration_notes_manual", planned.Plan!.ManualOperations.Single().Id);
        CollectionAssert.AreEqual(
            new[] { "infra_net", "migration_catalog_pre_deploy", "build_catalog", "deploy_prod_catalog", "health_check_prod_catalog" }, planned.Ids.ToArray());
    }

    [TestMethod]
    public void What_runs_after_the_deploy_on_its_databases_is_kept_with_the_deploys_that_it_waits_for()
    {
        using var planned = Planned.From(
            """
            databases:
              orders: { connection_env: ORDERS, migrations: { engine: raw, path: db, strategy: post_deploy } }
              notes: { connection_env: NOTES, migrations: { engine: raw, path: db, strategy: post_deploy } }
            services:
              api: { image: api, databases: [orders] }
              web: { image: web, databases: [orders] }
              other: { image: other, databases: [notes] }

            """,
            services: ["web"]);

        CollectionAssert.AreEqual(new[] { "deploy_prod_api", "deploy_prod_web", "migration_orders_post_deploy" }, planned.Ids.ToArray());
    }

    [TestMethod]
    public void A_service_that_names_no_databases_keeps_what_runs_after_its_deploy_on_any()
    {
        const string Yaml = """
            databases:
              orders: { connection_env: ORDERS, migrations: { engine: raw, path: db, strategy: post_deploy } }
              notes: { connection_env: NOTES, migrations: { engine: raw, path: db, strategy: manual } }
            services:
              api: { image: api }

            """;
        using var planned = Planned.From(Yaml, services: ["api"]);

        CollectionAssert.AreEqual(new[] { "deploy_prod_api", "migration_orders_post_deploy" }, planned.Ids.ToArray());
        Assert.HasCount(1, planned.Plan!.ManualOperations);
    }

    [TestMethod]
    public void What_runs_after_every_deploy_on_a_database_of_no_service_is_left_out()
    {
        using var planned = Planned.From(
            """
            databases:
              orders: { connection_env: ORDERS, migrations: { engine: raw, path: db, strategy: post_deploy } }
            services:
              api: { image: api, databases: [] }

            """,
            services: ["api"]);

        CollectionAssert.AreEqual(new[] { "deploy_prod_api" }, planned.Ids.ToArray());
    }

    [TestMethod]
    public void The_backend_is_named_like_a_service_alone_and_beside_services()
    {
        const string Backend = "backend: { provider: generic, providers: { generic: { build: { dockerfile: Dockerfile } } } }\n";
        using var alone = Planned.From(Backend, services: ["backend"]);
        using var beside = Planned.From(Backend + "services:\n  api: {}\n", services: ["backend"]);

        CollectionAssert.AreEqual(new[] { "build_backend", "deploy_prod", "health_check_prod" }, alone.Ids.ToArray());
        CollectionAssert.AreEqual(new[] { "build_backend" }, beside.Ids.ToArray());
    }

    [TestMethod]
    public void An_unknown_service_is_an_error_that_suggests_a_near_one()
    {
        using var planned = Planned.From(Shop, services: ["catalgo"]);

        Assert.IsNull(planned.Plan);
        Assert.AreEqual("DPL2005", planned.Error.Code);
        Assert.Contains("did you mean 'catalog'?", planned.Error.Message);
        Assert.Contains("api, catalog, web", planned.Error.Message);
    }
}
