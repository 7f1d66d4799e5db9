using DeployPlan.Commands;
using DeployPlan.Plans;
using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Runs;

/// <summary>What the deletion of plans takes, and what it leaves.</summary>
[TestClass]
public class CleanedPlans
{
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_plan_goes_and_what_a_link_leads_to_stays()
    {
        var output = Directory.CreateTempSubdirectory("deployplan-").FullName;
        var elsewhere = Directory.CreateTempSubdirectory("deployplan-").FullName;
        foreach (var folder in new[] { Path.Combine(output, "prod"), elsewhere })
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, "plan.json"), PlanWriter.Write(SamplePlans.All["shop-prod"]).Bytes);
            File.WriteAllText(Path.Combine(folder, "mine.json"), "");
        }

        Directory.CreateSymbolicLink(Path.Combine(output, "linked"), elsewhere);

        Assert.IsEmpty(CleanCommand.Run(output));
        Assert.IsFalse(File.Exists(Path.Combine(output, "prod", "plan.json")));
        Assert.IsTrue(File.Exists(Path.Combine(output, "prod", "mine.json")));
        Assert.IsTrue(File.Exists(Path.Combine(elsewhere, "plan.json")));
        Directory.Delete(output, recursive: true);
        Directory.Delete(elsewhere, recursive: true);
    }
}
