using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class SwitchedOff
{
    [TestMethod]
    [DataRow("-p:EnableDeployPlan=false", "Build;DeployPlan")]
    [DataRow("-p:DeployPlanOnBuild=false", "Build")]
    public void Nothing_is_loaded_printed_or_written(string property, string target)
    {
        var project = TestProject.Create();
        project.Write("deploy.yml", "broken: [");

        var output = project.Build($"-t:{target}", property, "-v:diag").Succeeds().Output;

        Assert.DoesNotContain("\"GeneratePlan\" task", output);
        Assert.IsFalse(Directory.Exists(project.Bin));
        Assert.IsFalse(Directory.Exists(project.PathOf("obj/deployplan")));
    }

    [TestMethod]
    public void So_without_a_config()
    {
        var project = TestProject.WithoutConfig();

        var output = project.Build("-t:Build;DeployPlan", "-p:Env=prod", "-v:diag").Succeeds().Output;

        Assert.DoesNotContain("\"GeneratePlan\" task", output);
        Assert.IsFalse(Directory.Exists(project.Bin));
    }

    [TestMethod]
    public void DeployPlanOnBuild_leaves_the_target_itself_alone()
    {
        var project = TestProject.Create();

        var output = project.DeployPlan("prod", "-p:DeployPlanOnBuild=false", "-v:diag").Succeeds().Output;

        Assert.Contains("\"GeneratePlan\" task", output);
        Assert.IsTrue(File.Exists(project.Plan("prod")));
    }
}
