using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class OnePackage
{
    [TestMethod]
    public void It_plans_and_applies()
    {
        var shop = ApplyProject.Create(template: Template.OnePackage);

        shop.Apply().Succeeds();

        CollectionAssert.AreEquivalent(new[] { "network", "cluster", "store", "api" }, shop.Ran.ToArray());
    }

    [TestMethod]
    public void Also_in_a_project_of_several_frameworks() => ApplyProject.Create(template: Template.OnePackageMultiTarget).Apply().Succeeds();

    [TestMethod]
    public void Planning_alone_names_the_package_that_applies()
    {
        var output = ApplyProject.Create(template: Template.Library).Apply().Fails().Output;

        Assert.Contains("error DPL4006: No driver 'command' is registered for operations of type deploy, but deploy_prod_api needs it; reference the package that has it (DeployPlan.Drivers has the built-in ones), or add", output);
    }

    [TestMethod]
    public void Its_drivers_can_be_left_out()
    {
        var output = ApplyProject.Create(template: Template.OnePackage).Apply("-p:DeployPlanBuiltInDrivers=false").Fails().Output;

        Assert.Contains("error DPL4006", output);
    }
}
