using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class NoTargetsProject
{
    [TestMethod]
    public void It_can_own_the_config_of_a_repository()
    {
        var project = TestProject.Create(Template.NoTargets);

        project.Build().Succeeds();
        Assert.IsTrue(File.Exists(project.Plan("staging")));

        var ids = project.DeployPlan("prod", "-getItem:DeployPlanOperation").Ids("DeployPlanOperation");
        CollectionAssert.AreEqual(ShopConfig.ProdIds.ToArray(), ids.ToArray());
    }
}
