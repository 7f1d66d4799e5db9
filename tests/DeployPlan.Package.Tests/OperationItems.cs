using System.Text.Json.Nodes;
using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class OperationItems
{
    private const string Groups =
        "DeployPlanOperation,DeployPlanInfraProvision,DeployPlanMigration,DeployPlanBuild,DeployPlanDeploy,DeployPlanHealthCheck,DeployPlanManualOperation,DeployPlanRequiredEnvironment";

    [TestMethod]
    public void GetItem_says_the_same_as_plan_json()
    {
        var project = TestProject.Create();

        var result = project.DeployPlan("prod", $"-getItem:{Groups}");

        var plan = project.ReadPlan("prod");
        AssertSame(plan["operations"]!, result.Items("DeployPlanOperation"));
        AssertSame(plan["manualOperations"]!, result.Items("DeployPlanManualOperation"));
        CollectionAssert.AreEqual(Texts(plan["requiredEnvironment"]!), result.Ids("DeployPlanRequiredEnvironment").ToArray());
    }

    [TestMethod]
    public void Every_type_has_its_group_in_plan_order()
    {
        var result = TestProject.Create().DeployPlan("prod", $"-getItem:{Groups}");

        CollectionAssert.AreEqual(ShopConfig.ProdIds.ToArray(), result.Ids("DeployPlanOperation").ToArray());
        CollectionAssert.AreEqual(new[] { "infra_network" }, result.Ids("DeployPlanInfraProvision").ToArray());
        CollectionAssert.AreEqual(new[] { "migration_orders_pre_deploy" }, result.Ids("DeployPlanMigration").ToArray());
        CollectionAssert.AreEqual(new[] { "build_api" }, result.Ids("DeployPlanBuild").ToArray());
        CollectionAssert.AreEqual(new[] { "deploy_prod_worker", "deploy_prod_api" }, result.Ids("DeployPlanDeploy").ToArray());
        CollectionAssert.AreEqual(new[] { "health_check_prod_api" }, result.Ids("DeployPlanHealthCheck").ToArray());
        CollectionAssert.AreEqual(new[] { "migration_audit_manual" }, result.Ids("DeployPlanManualOperation").ToArray());
    }

    [TestMethod]
    public void GetProperty_and_GetTargetResult_say_the_same_as_plan_json()
    {
        var project = TestProject.Create();

        var result = project.DeployPlan("prod", "-getProperty:DeployPlanFile,DeployPlanId", "-getTargetResult:DeployPlan");

        var plan = project.ReadPlan("prod");
        Assert.AreEqual(project.Plan("prod"), result.Property("DeployPlanFile"));
        Assert.AreEqual(plan["id"]!.GetValue<string>(), result.Property("DeployPlanId"));
        AssertSame(plan["operations"]!, [.. result.Json["TargetResults"]!["DeployPlan"]!["Items"]!.AsArray().Select(item => item!)]);
    }

    private static void AssertSame(JsonNode operations, IReadOnlyList<JsonNode> items)
    {
        Assert.HasCount(operations.AsArray().Count, items);
        foreach (var (operation, item) in operations.AsArray().Zip(items))
        {
            Assert.AreEqual(operation!["id"]!.GetValue<string>(), Text(item["Identity"]));
            Assert.AreEqual(operation["type"]!.GetValue<string>(), Text(item["Type"]));
            Assert.AreEqual(operation["description"]!.GetValue<string>(), Text(item["Description"]));
            Assert.AreEqual(operation["driver"]!.GetValue<string>(), Text(item["Driver"]));
            Assert.AreEqual(operation["wave"]?.ToJsonString() ?? "", Text(item["Wave"]));
            Assert.AreEqual(string.Join(';', operation["dependsOn"] is { } list ? Texts(list) : []), Text(item["DependsOn"]));
            Assert.IsTrue(JsonNode.DeepEquals(operation["inputs"], JsonNode.Parse(Text(item["Inputs"]))), item.ToJsonString());
        }
    }

    private static string Text(JsonNode? value) => value?.GetValue<string>() ?? "";

    private static string[] Texts(JsonNode list) => [.. list.AsArray().Select(value => value!.GetValue<string>())];
}
