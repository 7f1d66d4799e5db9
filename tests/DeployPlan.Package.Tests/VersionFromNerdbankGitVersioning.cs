using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class VersionFromNerdbankGitVersioning
{
    [TestMethod]
    public void DeployPlan_and_a_plain_build_take_it()
    {
        var project = TestProject.Create(Template.WithNerdbank);
        project.Write("version.json", """{ "version": "4.5" }""");
        Git.Commit(project.Folder);

        project.DeployPlan("prod").Succeeds();
        Assert.StartsWith("4.5.1", project.ReadPlan("prod")["version"]!.GetValue<string>());

        project.Build().Succeeds();
        Assert.StartsWith("4.5.1", project.ReadPlan("staging")["version"]!.GetValue<string>());
    }
}
