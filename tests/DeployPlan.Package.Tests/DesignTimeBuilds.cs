using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class DesignTimeBuilds
{
    [TestMethod]
    [DataRow("Build")]
    [DataRow("DeployPlan")]
    public void Nothing_is_planned(string target)
    {
        var project = TestProject.Create();
        project.Write("deploy.yml", "project: [while, I, am");

        project.Command($"-t:{target}", "-p:DesignTimeBuild=true").Succeeds();

        Assert.IsFalse(Directory.Exists(project.Bin));
        Assert.IsFalse(Directory.Exists(project.PathOf("obj/deployplan")));
    }
}
