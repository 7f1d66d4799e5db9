using DeployPlan.Diagnostics;
using DeployPlan.Planning;

namespace DeployPlan.Tests.Planning;

[TestClass]
public class EdgesOfServices
{
    private const string TwoDatabases = """
        databases:
          orders: { connection_env: ORDERS, migrations: { engine: raw, path: db, strategy: pre_deploy } }
          audit: { connection_env: AUDIT, migrations: { engine: raw, path: db, strategy: post_deploy } }
          other: { connection_env: OTHER, migrations: { engine: raw, path: db } }

        """;

    [TestMethod]
    public void A_deploy_waits_for_its_build_its_pre_deploy_migrations_and_all_infra()
    {
        using var planned = Planned.From("infra:\n  net: { provider: command, command: [\"true\"] }\n" + TwoDatabases
            + "services:\n  api: { project: src/App.csproj, databases: [orders, audit] }\n");

        CollectionAssert.AreEqual(
            new[] { "build_api", "infra_net", "migration_orders_pre_deploy" }, planned.WaitsFor("deploy_prod_api").ToArray());
        Assert.IsEmpty(planned.WaitsFor("build_api"));
    }

    [TestMethod]
    public void A_service_that_names_no_databases_is_on_all_of_them()
    {
        using var planned = Planned.From(TwoDatabases + "services:\n  api: { image: api, health_check: { url: \"http://localhost/\" } }\n");

        CollectionAssert.AreEqual(new[] { "migration_orders_pre_deploy", "migration_other_pre_deploy" }, planned.WaitsFor("deploy_prod_api").ToArray());
        CollectionAssert.AreEqual(new[] { "deploy_prod_api", "migration_audit_post_deploy" }, planned.WaitsFor("health_check_prod_api").ToArray());
    }

    [TestMethod]
    public void An_empty_list_of_databases_means_none()
    {
        using var planned = Planned.From(TwoDatabases + "services:\n  api: { image: api, databases: [] }\n");

        Assert.IsEmpty(planned.WaitsFor("deploy_prod_api"));
    }

    [TestMethod]
    public void A_post_deploy_migration_waits_for_the_services_that_name_its_database()
    {
        using var planned = Planned.From(TwoDatabases + "services:\n  api: { image: api, databases: [audit] }\n  web: { image: web }\n");

        CollectionAssert.AreEqual(new[] { "deploy_prod_api" }, planned.WaitsFor("migration_audit_post_deploy").ToArray());
    }

    [TestMethod]
    public void A_post_deploy_migration_of_a_database_that_no_service_names_waits_for_those_that_may_use_it()
    {
        using var planned = Planned.From(TwoDatabases + "services:\n  api: { image: api, databases: [orders] }\n  web: { image: web }\n");

        CollectionAssert.AreEqual(new[] { "deploy_prod_web" }, planned.WaitsFor("migration_audit_post_deploy").ToArray());
    }

    [TestMethod]
    public void A_post_deploy_migration_of_a_database_that_nobody_can_use_still_waits_for_every_deploy()
    {
        using var planned = Planned.From(TwoDatabases + "services:\n  api: { image: api, databases: [orders] }\n  web: { image: web, databases: [orders] }\n");

        CollectionAssert.AreEqual(new[] { "deploy_prod_api", "deploy_prod_web" }, planned.WaitsFor("migration_audit_post_deploy").ToArray());
    }

    [TestMethod]
    public void A_health_check_waits_for_its_deploy_and_the_post_deploy_migrations_of_its_databases()
    {
        using var planned = Planned.From(TwoDatabases
            + "services:\n  api: { image: api, databases: [audit, orders], health_check: { url: \"tcp://localhost:80\" } }\n");

        CollectionAssert.AreEqual(new[] { "deploy_prod_api", "migration_audit_post_deploy" }, planned.WaitsFor("health_check_prod_api").ToArray());
        Assert.AreEqual("tcp", planned["health_check_prod_api"].Driver);
    }

    [TestMethod]
    public void Depends_on_means_healthy_where_there_is_a_check_and_deployed_where_there_is_none()
    {
        using var planned = Planned.From("""
            services:
              api: { image: api, depends_on: [checked, unchecked] }
              checked: { image: c, health_check: { url: "http://localhost/" } }
              unchecked: { image: u }
            """);

        CollectionAssert.AreEqual(new[] { "deploy_prod_unchecked", "health_check_prod_checked" }, planned.WaitsFor("deploy_prod_api").ToArray());
    }

    [TestMethod]
    public void What_is_implied_yields_to_what_is_declared()
    {
        // Neither names a database, so both are on audit; its post_deploy migration comes after web, and web comes after a healthy api.
        using var planned = Planned.From(TwoDatabases + """
            services:
              api: { image: api, health_check: { url: "http://localhost/" } }
              web: { image: web, depends_on: [api], health_check: { url: "http://localhost/" } }
            """);

        CollectionAssert.AreEqual(new[] { "deploy_prod_api" }, planned.WaitsFor("health_check_prod_api").ToArray());
        CollectionAssert.AreEqual(new[] { "deploy_prod_web", "migration_audit_post_deploy" }, planned.WaitsFor("health_check_prod_web").ToArray());
    }

    [TestMethod]
    public void What_is_implied_yields_to_what_is_declared_through_others()
    {
        using var planned = Planned.From(TwoDatabases + """
            services:
              api: { image: api, health_check: { url: "http://localhost/" } }
              between: { image: between, databases: [], depends_on: [api] }
              web: { image: web, depends_on: [between] }
            """);

        CollectionAssert.AreEqual(new[] { "deploy_prod_api" }, planned.WaitsFor("health_check_prod_api").ToArray());
    }

    [TestMethod]
    public void What_is_implied_yields_to_what_is_declared_through_other_migrations()
    {
        using var planned = Planned.From("""
            databases:
              d1: { connection_env: D1, migrations: { engine: raw, path: db, strategy: post_deploy } }
              d2: { connection_env: D2, migrations: { engine: raw, path: db, strategy: post_deploy } }
            services:
              s: { image: s, health_check: { url: "http://s/" } }
              u: { image: u, databases: [d1], depends_on: [v] }
              v: { image: v, databases: [d2], health_check: { url: "http://v/" } }
              w: { image: w, databases: [d2], depends_on: [s] }
            """);

        CollectionAssert.AreEqual(new[] { "deploy_prod_s" }, planned.WaitsFor("health_check_prod_s").ToArray());
        CollectionAssert.AreEqual(new[] { "deploy_prod_v", "migration_d2_post_deploy" }, planned.WaitsFor("health_check_prod_v").ToArray());
    }

    [TestMethod]
    [DataRow("registry.example.com/acme/shop:prod", "registry.example.com/acme/shop:prod", "build_api")]
    [DataRow("acme/shop:prod, tags: [latest]", "acme/shop", "build_api")]
    [DataRow("acme/shop:prod", "acme/shop", "")]
    [DataRow("acme/shop:prod", "acme/shop:1.0.0", "")]
    public void A_service_that_is_not_built_waits_for_the_build_of_its_image(string built, string run, string expected)
    {
        var tags = built.Contains(", tags", StringComparison.Ordinal) ? "build: { provider: docker, tags: [latest] }" : "project: src/App.csproj";
        using var planned = Planned.From($"services:\n  api: {{ {tags}, image: \"{built.Split(',')[0]}\" }}\n  worker: {{ image: \"{run}\" }}\n");

        Assert.AreEqual(expected, string.Join(' ', planned.WaitsFor("deploy_prod_worker")));
    }

    [TestMethod]
    public void Migrate_after_build_waits_for_the_build_of_the_backend_too()
    {
        using var planned = Planned.From(
            "migrate_after_build: true\nbackend: { provider: generic, providers: { generic: { build: { dockerfile: Dockerfile } } } }\n" + TwoDatabases + "services:\n  api: { image: api }\n");

        CollectionAssert.AreEqual(new[] { "build_backend" }, planned.WaitsFor("migration_orders_pre_deploy").ToArray());
    }

    [TestMethod]
    public void What_was_left_out_cannot_be_waited_for()
    {
        using var planned = PlannedLines.Of("""
            project: { name: shop }
            infra:
              host: { provider: mine }
              net: { provider: mine, depends_on: [host] }
            services:
              api: { image: api }
              web: { image: web, depends_on: [api] }
            environments: { prod: { driver: command } }
            """);
        var environment = planned.Environment;
        var diagnostics = new DiagnosticBag();

        Assert.IsNull(Planner.Plan(planned.Config, environment with { Infra = [environment.Infra[1]], Services = [environment.Services[1]] }, "1.0.0", [], diagnostics));

        CollectionAssert.AreEqual(new[] { ("DPL2002", 4), ("DPL2002", 7) }, diagnostics.ToSortedList().Select(found => (found.Code, found.Span.Line)).ToArray());
    }

    [TestMethod]
    public void Migrate_after_build_makes_pre_deploy_migrations_wait_for_every_build()
    {
        using var planned = Planned.From("migrate_after_build: true\n" + TwoDatabases
            + "services:\n  api: { project: src/App.csproj, databases: [] }\n  web: { project: src/App.csproj, databases: [] }\n");

        CollectionAssert.AreEqual(new[] { "build_api", "build_web" }, planned.WaitsFor("migration_orders_pre_deploy").ToArray());
        CollectionAssert.AreEqual(new[] { "build_api", "build_web", "migration_orders_pre_deploy" }, planned.Ids.Take(3).ToArray());
    }

    [TestMethod]
    public void Infra_waits_for_the_infra_that_it_names_and_migrations_wait_for_all_infra()
    {
        using var planned = Planned.From("""
            infra:
              cluster: { provider: command, command: ["true"], depends_on: [network] }
              network: { provider: command, command: ["true"] }

            """ + TwoDatabases);

        CollectionAssert.AreEqual(new[] { "infra_network" }, planned.WaitsFor("infra_cluster").ToArray());
        CollectionAssert.AreEqual(new[] { "infra_cluster", "infra_network" }, planned.WaitsFor("migration_orders_pre_deploy").ToArray());
        CollectionAssert.IsSubsetOf(new[] { "infra_cluster", "infra_network" }, planned.WaitsFor("migration_audit_post_deploy").ToArray());
    }
}
