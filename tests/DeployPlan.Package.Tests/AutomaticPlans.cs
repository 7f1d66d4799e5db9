using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class AutomaticPlans
{
    [TestMethod]
    public void A_build_plans_every_environment_and_makes_no_operations()
    {
        var project = TestProject.Create();

        var result = project.Build("-t:Build", "-getItem:DeployPlanOperation,DeployPlanBuild,DeployPlanManualOperation,DeployPlanRequiredEnvironment");

        foreach (var group in result.Json["Items"]!.AsObject())
        {
            Assert.IsEmpty(group.Value!.AsArray(), group.Key);
        }

        Assert.AreEqual("prod", project.ReadPlan("prod")["environment"]!.GetValue<string>());
        Assert.AreEqual("staging", project.ReadPlan("staging")["environment"]!.GetValue<string>());
    }

    [TestMethod]
    public void A_build_for_an_environment_plans_that_one_with_its_operations()
    {
        var project = TestProject.Create();

        var result = project.Build("-t:Build", "-p:Env=prod", "-getItem:DeployPlanOperation");

        CollectionAssert.AreEqual(ShopConfig.ProdIds.ToArray(), result.Ids("DeployPlanOperation").ToArray());
        Assert.IsFalse(File.Exists(project.Plan("staging")));
    }

    [TestMethod]
    public void Build_and_DeployPlan_together_print_the_plan()
    {
        var project = TestProject.Create();

        var output = project.Build("-t:Build;DeployPlan", "-p:Env=prod").Succeeds().Output;

        Assert.Contains("Shop.dll", output);
        Assert.Contains("deploy_prod_api", output);
    }
}
