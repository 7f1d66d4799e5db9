using DeployPlan.Plans;

namespace DeployPlan.Tests.Planning;

[TestClass]
public class StagecraftForm
{
    private const string BasicNode = """
        project:
          name: basic-node
        backend:
          provider: generic
          providers:
            generic:
              dev: { command: npm run dev, env: { PORT: "3000" } }
              build: { dockerfile: ./Dockerfile, context: . }
        databases:
          main:
            connection_env: DATABASE_URL
            migrations: { engine: raw, path: ./db, strategy: pre_deploy }
          audit:
            connection_env: AUDIT_URL
            migrations: { engine: raw, path: ./db, strategy: post_deploy }
        environments:
          dev: { driver: local }
          prod: { driver: digitalocean }

        """;

    [TestMethod]
    public void The_ids_and_the_order_are_those_of_Stagecraft()
    {
        using var planned = Planned.From(BasicNode);

        CollectionAssert.AreEqual(
            new[] { "migration_main_pre_deploy", "build_backend", "deploy_prod", "migration_audit_post_deploy", "health_check_prod" },
            planned.Ids.ToArray());
    }

    [TestMethod]
    public void Deploy_then_post_deploy_then_health_check()
    {
        using var planned = Planned.From(BasicNode);

        CollectionAssert.AreEqual(new[] { "build_backend", "migration_main_pre_deploy" }, planned.WaitsFor("deploy_prod").ToArray());
        CollectionAssert.AreEqual(new[] { "deploy_prod" }, planned.WaitsFor("migration_audit_post_deploy").ToArray());
        CollectionAssert.AreEqual(new[] { "deploy_prod", "migration_audit_post_deploy" }, planned.WaitsFor("health_check_prod").ToArray());
    }

    [TestMethod]
    public void The_metadata_of_a_migration_are_those_of_the_seed()
    {
        using var planned = Planned.From(BasicNode);

        Assert.AreEqual(
            "conn_env=DATABASE_URL database=main engine=raw path=db strategy=pre_deploy",
            string.Join(' ', planned["migration_main_pre_deploy"].Metadata.Select(entry => $"{entry.Key}={entry.Value}")));
    }

    [TestMethod]
    public void Without_a_backend_there_is_still_one_deploy_and_one_health_check()
    {
        using var planned = Planned.From("databases: {}\nenvironments: { prod: { driver: digitalocean } }\n");

        CollectionAssert.AreEqual(new[] { "deploy_prod", "health_check_prod" }, planned.Ids.ToArray());
        Assert.IsEmpty(((DeployInputs)planned["deploy_prod"].Inputs).Services);
        Assert.IsEmpty(((HealthCheckInputs)planned["health_check_prod"].Inputs).Services);
    }

    [TestMethod]
    public void The_driver_of_the_environment_deploys_and_checks()
    {
        using var planned = Planned.From(BasicNode, environment: "dev");

        Assert.AreEqual("local", planned["deploy_dev"].Driver);
        Assert.AreEqual("local", planned["health_check_dev"].Driver);
        CollectionAssert.AreEqual(new[] { "backend" }, ((HealthCheckInputs)planned["health_check_dev"].Inputs).Services.ToArray());
    }

    [TestMethod]
    public void Each_host_of_the_cloud_is_provisioned_before_anything_else()
    {
        using var planned = Planned.From(BasicNode + """
            cloud:
              provider: digitalocean
              providers:
                digitalocean:
                  hosts:
                    prod:
                      web-1: { role: app, size: s-1vcpu, region: fra1 }
                      db-1: { role: db, size: s-2vcpu, region: fra1 }
            """);

        CollectionAssert.AreEqual(new[] { "infra_db-1", "infra_web-1" }, planned.Ids.Take(2).ToArray());
        Assert.AreEqual("digitalocean", planned["infra_db-1"].Driver);
        CollectionAssert.IsSubsetOf(new[] { "infra_db-1", "infra_web-1" }, planned.WaitsFor("migration_main_pre_deploy").ToArray());
    }

    [TestMethod]
    public void The_image_of_encore_ts_is_named_and_tagged_by_its_provider_block()
    {
        using var planned = Planned.From("""
            backend:
              provider: encore-ts
              providers:
                encore-ts: { build: { workdir: src, image_name: acme/api, docker_tag_suffix: -encore } }
            """);

        var build = (BuildInputs)planned["build_backend"].Inputs;
        Assert.AreEqual(("acme/api", "1.2.3-encore", "src", null), (build.Image, build.Tag, build.Workdir, build.Dockerfile));
    }
}
