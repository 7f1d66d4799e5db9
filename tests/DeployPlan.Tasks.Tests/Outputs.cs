using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Tests;

[TestClass]
public class Outputs
{
    private const string Yaml =
        """
        project: { name: shop }
        databases:
          orders: { connection_env: ORDERS_DB, migrations: { engine: raw, path: db, strategy: pre_deploy } }
          audit: { connection_env: AUDIT_DB, migrations: { engine: raw, path: db, strategy: manual } }
        services:
          api: { image: "api:1", databases: [orders] }
        environments:
          prod: { driver: command }
          staging: { driver: command }

        """;

    [TestMethod]
    public void An_environment_has_its_operations_by_type()
    {
        using var run = new Run(Yaml);
        run.Task.Environment = "prod";

        Assert.IsTrue(run.Task.Execute());

        CollectionAssert.AreEqual(new[] { "migration_orders_pre_deploy", "deploy_prod_api" }, Ids(run.Task.Operations));
        CollectionAssert.AreEqual(new[] { "migration_orders_pre_deploy" }, Ids(run.Task.Migrations));
        CollectionAssert.AreEqual(new[] { "deploy_prod_api" }, Ids(run.Task.Deploys));
        CollectionAssert.AreEqual(new[] { "migration_audit_manual" }, Ids(run.Task.ManualOperations));
        CollectionAssert.Contains(Ids(run.Task.RequiredEnvironment), "ORDERS_DB");
        Assert.IsEmpty(run.Task.InfraProvisions);
        Assert.IsEmpty(run.Task.Builds);
        Assert.StartsWith("sha256:", run.Task.PlanId);
        Assert.IsTrue(File.Exists(run.Task.PlanFile));
        Assert.Contains("migration_orders_pre_deploy", run.Task.Summary);
    }

    [TestMethod]
    public void Without_an_environment_there_are_files_and_no_operations()
    {
        using var run = new Run(Yaml);

        Assert.IsTrue(run.Task.Execute());

        Assert.IsEmpty(run.Task.Operations);
        Assert.AreEqual("", run.Task.PlanFile);
        Assert.AreEqual("", run.Task.PlanId);
        Assert.Contains(Path.Combine(run.Folder, "plans", "staging", "plan.json"), run.Task.Summary);
        Assert.HasCount(2, run.Engine.Messages.FindAll(message => message.Importance == MessageImportance.Normal && message.Message!.StartsWith("Deployment plan for", StringComparison.Ordinal)));
        Assert.IsEmpty(run.Engine.Messages.FindAll(message => message.Importance == MessageImportance.High));
    }

    private static string[] Ids(ITaskItem[] items) => [.. items.Select(item => item.ItemSpec)];
}
