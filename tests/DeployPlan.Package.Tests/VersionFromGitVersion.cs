using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class VersionFromGitVersion
{
    [TestMethod]
    public void DeployPlan_and_a_plain_build_take_it()
    {
        var project = TestProject.Create(Template.WithGitVersion);
        Git.Commit(project.Folder, tag: "v2.3.4");

        var planned = project.Command("-t:DeployPlan", "-p:Env=prod").Succeeds();
        Assert.AreEqual("2.3.4", project.ReadPlan("prod")["version"]!.GetValue<string>());
        Assert.DoesNotContain("DPL2070", planned.Output);

        project.Command().Succeeds();
        Assert.AreEqual("2.3.4", project.ReadPlan("staging")["version"]!.GetValue<string>());
    }
}
