using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class MultiThreadedBuilds
{
    [TestMethod]
    public void The_task_runs_in_the_process_of_the_build()
    {
        var project = TestProject.Create();

        var output = project.DeployPlan("prod", "-mt", "-v:diag").Succeeds().Output;

        Assert.Contains("\"GeneratePlan\" task from assembly", output);
        Assert.DoesNotContain("Task \"GeneratePlan\" ran in TaskHost process", output);
    }
}
