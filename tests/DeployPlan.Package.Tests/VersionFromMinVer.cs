using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class VersionFromMinVer
{
    [TestMethod]
    public void DeployPlan_and_a_plain_build_take_it()
    {
        var project = TestProject.Create(Template.WithMinVer);
        Git.Commit(project.Folder, tag: "3.4.5");

        project.DeployPlan("prod").Succeeds();
        Assert.AreEqual("3.4.5", project.ReadPlan("prod")["version"]!.GetValue<string>());

        project.Build().Succeeds();
        Assert.AreEqual("3.4.5", project.ReadPlan("staging")["version"]!.GetValue<string>());
    }
}
