using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class ArtifactsPath
{
    [TestMethod]
    public void Plans_go_where_the_other_outputs_go()
    {
        var project = TestProject.Create();

        Dotnet.Run(project.Folder, ["build", "-tl:off", "--artifacts-path", "out", "-t:DeployPlan", "-p:Env=prod"]).Succeeds();

        Assert.IsTrue(File.Exists(project.PathOf("out/bin/Shop/deployplan/prod/plan.json")));
        Assert.IsFalse(Directory.Exists(project.PathOf("bin")));
    }
}
