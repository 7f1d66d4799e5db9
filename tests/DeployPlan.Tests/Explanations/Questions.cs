using System.Text;
using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Explanations;

/// <summary>Which questions have an answer, and what it looks like.</summary>
[TestClass]
public class Questions
{
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
        var outcome = PlanExplanation.Run(new ExplainRequest
        {
            ConfigFile = RepositoryFolder.PathOf("samples", "Shop", "deploy.yml"), OperationId = id, Environment = "prod", Version = "1.4.0",
        });

        Golden.AssertBytes($"explain-{id}.txt", Encoding.UTF8.GetBytes(outcome.Text + "\n"));
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
    [DataRow("nothing_like_that", "-t:DeployPlan -p:Env=<environment> lists them")]
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
