using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class Errors
{
    [TestMethod]
    [DataRow("-t:DeployPlan", "-p:Env=prod")]
    [DataRow("-t:DeployPlan", "-m:1")]
    [DataRow("-t:Build", "-m:1")]
    public void A_broken_config_breaks_the_build_at_its_line(string target, string other)
    {
        var project = TestProject.Create();
        project.Replace("deploy.yml", "strategy: pre_deploy", "strategy: never");

        var output = project.Command(target, other).Fails().Output;

        Assert.MatchesRegex(@"deploy\.yml\(7,\d+(,7,\d+)?\): error DPL1\d\d\d: .*never", output);
        Assert.DoesNotContain("MSB4181", output);
    }

    [TestMethod]
    public void A_config_that_does_not_exist_is_an_error()
    {
        var output = TestProject.WithoutConfig().DeployPlan("prod", "-p:DeployPlanConfig=missing.yml").Fails().Output;

        Assert.Contains("missing.yml", output);
        Assert.Contains("error DPL", output);
    }

    [TestMethod]
    public void After_an_error_no_plan_is_left()
    {
        var project = TestProject.Create();
        project.Build("-t:DeployPlan").Succeeds();
        project.DeployPlan("prod").Succeeds();
        project.Replace("deploy.yml", "strategy: pre_deploy", "strategy: never");

        project.DeployPlan("prod").Fails();

        Assert.IsFalse(File.Exists(project.Plan("prod")));
        Assert.IsFalse(File.Exists(project.Plan("staging")));

        project.Replace("deploy.yml", "strategy: never", "strategy: pre_deploy");
        project.DeployPlan("prod").Succeeds();
        Assert.IsTrue(File.Exists(project.Plan("prod")));
    }
}
