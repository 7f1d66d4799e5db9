using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class VersionOfTheProject
{
    [TestMethod]
    public void Version_is_the_default_and_DeployPlanVersion_wins()
    {
        var project = TestProject.Create();
        project.AddToProject("<PropertyGroup><VersionPrefix>2.0.0</VersionPrefix></PropertyGroup>");

        project.DeployPlan("prod").Succeeds();
        Assert.AreEqual("2.0.0", project.ReadPlan("prod")["version"]!.GetValue<string>());

        project.DeployPlan("prod", "-p:DeployPlanVersion=3.0.0").Succeeds();
        Assert.AreEqual("3.0.0", project.ReadPlan("prod")["version"]!.GetValue<string>());
    }

    [TestMethod]
    public void A_target_may_set_it()
    {
        var project = TestProject.Create();
        project.AddToProject("""<Target Name="SetVersion" BeforeTargets="BeforeDeployPlan"><PropertyGroup><Version>7.7.7</Version></PropertyGroup></Target>""");

        project.DeployPlan("prod").Succeeds();

        Assert.AreEqual("7.7.7", project.ReadPlan("prod")["version"]!.GetValue<string>());
    }
}
