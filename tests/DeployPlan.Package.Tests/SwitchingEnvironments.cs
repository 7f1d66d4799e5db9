using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class SwitchingEnvironments
{
    [TestMethod]
    public void Each_time_the_items_are_those_of_the_environment()
    {
        var project = TestProject.Create();

        foreach (var environment in new[] { "prod", "staging", "prod" })
        {
            var result = project.DeployPlan(environment, "-getItem:DeployPlanDeploy", "-getProperty:DeployPlanId,DeployPlanFile");

            CollectionAssert.AreEqual(new[] { $"deploy_{environment}_worker", $"deploy_{environment}_api" }, result.Ids("DeployPlanDeploy").ToArray());
            Assert.AreEqual(project.ReadPlan(environment)["id"]!.GetValue<string>(), result.Property("DeployPlanId"));
            Assert.AreEqual(project.Plan(environment), result.Property("DeployPlanFile"));
        }

        Assert.IsEmpty(project.Build("-t:DeployPlan", "-getItem:DeployPlanOperation").Items("DeployPlanOperation"));
    }
}
