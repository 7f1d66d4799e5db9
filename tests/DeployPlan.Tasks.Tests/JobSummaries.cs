using Microsoft.Build.Utilities;

namespace DeployPlan.Tasks.Tests;

[TestClass]
public class JobSummaries
{
    [TestMethod]
    public void Azure_Pipelines_is_told_the_file_and_a_name()
    {
        var engine = new FakeBuildEngine();
        var folder = Path.Combine(Path.GetTempPath(), "a%b");
        var task = new WriteJobSummary { BuildEngine = engine, PlanFile = new TaskItem(EscapedPlan(folder)), Environment = "prod", IsAzurePipelines = true };

        Assert.IsTrue(task.Execute());

        Assert.AreEqual(
            $"##vso[task.addattachment type=Distributedtask.Core.Summary;name=Plan for prod;]{Path.Combine(Path.GetTempPath(), "a%AZP25b", "plan.md")}",
            engine.Messages.Single().Message);
    }

    private static string EscapedPlan(string folder) => Path.Combine(folder, "plan.json").Replace("%", "%25", StringComparison.Ordinal);
}
