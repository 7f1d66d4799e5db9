using DeployPlan.Plans;

namespace DeployPlan.Tests.Planning;

[TestClass]
public class WhatIsPlanned
{
    [TestMethod]
    public void Manual_migrations_are_listed_and_never_run()
    {
        using var planned = Planned.From("databases:\n  main: { connection_env: A, migrations: { engine: raw, path: db, strategy: manual } }\nservices: {}\n");

        Assert.IsEmpty(planned.Ids);
        var manual = planned.Plan!.ManualOperations.Single();
        Assert.AreEqual("migration_main_manual", manual.Id);
        Assert.AreEqual("Run manual migrations for database main", manual.Description);
        Assert.AreEqual(0, manual.Wave);
        Assert.IsEmpty(planned.Plan.RequiredEnvironment);
    }

    [TestMethod]
    [DataRow("process")]
    [DataRow("command")]
    [DataRow("compose")]
    public void Where_neither_services_nor_a_backend_are_named_nothing_is_deployed_or_checked(string driver)
    {
        using var planned = Planned.From(
            "project: { name: net }\ninfra: { net: { provider: command, command: [\"true\"] } }\ndatabases:\n  main: { connection_env: A, migrations: { engine: raw, path: db, strategy: post_deploy } }\n"
            + $"environments: {{ prod: {{ driver: {driver}, env_file: prod.env }} }}\n");

        CollectionAssert.AreEqual(new[] { "infra_net", "migration_main_post_deploy" }, planned.Ids.ToArray());
        Assert.AreEqual("prod.env", planned.Plan!.EnvFile);
    }

    [TestMethod]
    public void The_variables_of_a_service_and_where_it_listens_are_in_its_deploy_and_what_they_name_is_required()
    {
        using var planned = Planned.From("services:\n  api: { image: a, environment: { B: \"${TOKEN}\", A: 1 }, urls: [\"http://localhost:${PORT}\"] }\n");

        var deploy = (DeployInputs)planned["deploy_prod_api"].Inputs;
        Assert.AreEqual("A=1 B=${TOKEN}", string.Join(' ', deploy.VariableValues.Select(value => $"{value.Key}={value.Value}")));
        Assert.AreEqual("http://localhost:${PORT}", deploy.Settings.Urls.Single());
        CollectionAssert.AreEqual(new[] { "PORT", "TOKEN" }, planned.Plan!.RequiredEnvironment.ToArray());
    }

    [TestMethod]
    public void Manual_operations_are_in_the_order_of_their_ids()
    {
        using var planned = Planned.From("""
            databases:
              a: { connection_env: A, migrations: { engine: raw, path: db, strategy: manual } }
              a-b: { connection_env: B, migrations: { engine: raw, path: db, strategy: manual } }
            services: {}
            """);

        CollectionAssert.AreEqual(new[] { "migration_a-b_manual", "migration_a_manual" }, planned.Plan!.ManualOperations.Select(manual => manual.Id).ToArray());
    }

    [TestMethod]
    public void An_operation_that_is_planned_twice_is_an_error_at_the_second_place()
    {
        using var planned = Planned.From("""
            backend:
              provider: generic
              providers: { generic: { build: { dockerfile: Dockerfile } } }
            services:
              backend: { project: src/App.csproj }
            """);

        Assert.IsNull(planned.Plan);
        Assert.IsTrue(planned.Diagnostics.Any(found => found.Code == "DPL2003" && found.Span.Line == 6 && found.Message.Contains("'build_backend' is planned twice (first for line 3)", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void A_database_without_a_strategy_is_planned_before_the_deploy()
    {
        using var planned = Planned.From("databases:\n  main: { connection_env: A, migrations: { engine: raw, path: db } }\nservices: {}\n");

        CollectionAssert.AreEqual(new[] { "migration_main_pre_deploy" }, planned.Ids.ToArray());
    }

    [TestMethod]
    public void A_service_with_neither_project_nor_build_is_deployed_and_not_built()
    {
        using var planned = Planned.From("services:\n  cache: { image: \"redis:7\" }\n");

        CollectionAssert.AreEqual(new[] { "deploy_prod_cache" }, planned.Ids.ToArray());
        var inputs = (DeployInputs)planned["deploy_prod_cache"].Inputs;
        Assert.AreEqual(("redis:7", (string?)null), (inputs.Image, inputs.Tag));
    }

    [TestMethod]
    public void A_built_service_is_named_by_registry_project_and_version()
    {
        using var planned = Planned.From(
            "project: { name: Shop, registry: registry.example.com/acme }\nservices:\n  Api: { project: src/App.csproj }\n", version: "1.2.3+abc");

        var build = (BuildInputs)planned["build_Api"].Inputs;
        var deploy = (DeployInputs)planned["deploy_prod_Api"].Inputs;
        Assert.AreEqual(("registry.example.com/acme/shop/api", "1.2.3-abc"), (build.Image, build.Tag));
        Assert.AreEqual((build.Image, build.Tag), (deploy.Image, deploy.Tag));
        Assert.AreEqual("sdk-container", planned["build_Api"].Driver);
    }

    [TestMethod]
    public void For_the_driver_process_a_project_is_published_to_a_folder_and_there_is_no_image()
    {
        using var planned = Planned.From(
            "services:\n  api: { project: src/App.csproj, image: \"team/api\" }\n  web: { build: { provider: docker } }\nenvironments:\n  prod: { driver: process }\n");

        var build = (BuildInputs)planned["build_api"].Inputs;
        var deploy = (DeployInputs)planned["deploy_prod_api"].Inputs;
        Assert.AreEqual(("publish", "publish", null), (planned["build_api"].Driver, build.Provider, build.Image));
        Assert.AreEqual((null, null, "src/App.csproj"), (deploy.Image, deploy.Tag, deploy.Project));
        Assert.AreEqual("docker", planned["build_web"].Driver);
        Assert.AreEqual("shop/web", ((DeployInputs)planned["deploy_prod_web"].Inputs).Image);
    }

    [TestMethod]
    public void An_image_names_what_a_build_pushes()
    {
        using var planned = Planned.From("services:\n  api: { project: src/App.csproj, image: \"localhost:5000/team/api\" }\n");

        var build = (BuildInputs)planned["build_api"].Inputs;
        Assert.AreEqual(("localhost:5000/team/api", "1.2.3"), (build.Image, build.Tag));
    }

    [TestMethod]
    public void An_overlay_changes_one_environment_and_leaves_the_others()
    {
        const string Yaml = """
            services:
              api: { image: api, health_check: { url: "http://localhost/healthz", timeout_seconds: 5 } }
            environments:
              staging: { driver: local }
              prod:
                driver: command
                services: { api: { health_check: { url: "https://shop.example.com/healthz" } } }
            """;
        using var prod = Planned.From(Yaml);
        using var staging = Planned.From(Yaml, environment: "staging");

        var changed = (HealthCheckInputs)prod["health_check_prod_api"].Inputs;
        Assert.AreEqual(("https://shop.example.com/healthz", 5), (changed.Endpoints[0].Url, changed.TimeoutSeconds));
        Assert.AreEqual("http://localhost/healthz", ((HealthCheckInputs)staging["health_check_staging_api"].Inputs).Endpoints[0].Url);
        Assert.AreEqual("local", staging["deploy_staging_api"].Driver);
    }

    [TestMethod]
    public void Required_variables_are_sorted_and_come_from_what_runs()
    {
        using var planned = Planned.From("""
            infra:
              net: { provider: command, command: ["true"], required_env: [CLOUD_TOKEN] }
            databases:
              b: { connection_env: B_DB, migrations: { engine: raw, path: db } }
              a: { connection_env: A_DB, migrations: { engine: raw, path: db } }
              m: { connection_env: M_DB, migrations: { engine: raw, path: db, strategy: manual } }
            services:
              api: { image: api, required_env: [API_KEY_NAME] }
            """);

        CollectionAssert.AreEqual(new[] { "API_KEY_NAME", "A_DB", "B_DB", "CLOUD_TOKEN" }, planned.Plan!.RequiredEnvironment.ToArray());
    }

    [TestMethod]
    public void A_service_of_a_role_is_rolled_out_to_the_hosts_of_that_role()
    {
        using var planned = Planned.From("hosts:\n  app: [web-2, web-1]\nservices:\n  api: { image: api, role: app }\n");

        CollectionAssert.AreEqual(new[] { "web-1", "web-2" }, ((DeployInputs)planned["deploy_prod_api"].Inputs).Rollout.Targets.ToArray());
    }

    [TestMethod]
    public void Neither_services_nor_databases_is_an_empty_plan_for_the_native_form()
    {
        using var planned = Planned.From("services: {}\n");

        Assert.IsEmpty(planned.Ids);
    }

    [TestMethod]
    public void The_longest_chain_is_the_critical_path()
    {
        using var planned = Planned.From("services:\n  a: { image: a }\n  b: { image: b, depends_on: [a] }\n  c: { image: c }\n");

        CollectionAssert.AreEqual(new[] { "deploy_prod_a", "deploy_prod_b" }, CriticalPath.Of(planned.Plan!).ToArray());
    }
}
