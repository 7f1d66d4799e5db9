using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class WithoutConfig
{
    [TestMethod]
    [DataRow("Status")]
    [DataRow("Releases")]
    [DataRow("Logs")]
    [DataRow("Stop")]
    [DataRow("Start")]
    [DataRow("Apply")]
    [DataRow("Rollback")]
    public void A_target_that_applies_or_shows_what_was_applied_fails(string target)
    {
        var output = TestProject.WithoutConfig().Build("-t:DeployPlan" + target, "-p:Env=prod").Fails().Output;

        Assert.MatchesRegex("Shop.csproj : error DPL4273: There is no config beside this project; write a first one with dotnet build .*Shop.csproj -t:DeployPlanInit, or name one with -p:DeployPlanConfig=<file>", output);
    }

    [TestMethod]
    public void A_build_a_plan_and_a_target_that_is_switched_off_succeed()
    {
        var project = TestProject.WithoutConfig();

        project.Build().Succeeds();
        project.Build("-t:DeployPlan", "-p:Env=prod").Succeeds();
        project.Build("-t:DeployPlanStatus", "-p:EnableDeployPlan=false").Succeeds();
    }

    [TestMethod]
    public void In_a_solution_the_projects_without_one_are_silent() =>
        Assert.Contains("There are no releases.", Solutions.SolutionOfThree().Build("All.slnx", "-t:DeployPlanStatus").Succeeds().Output);
}
