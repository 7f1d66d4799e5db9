using DeployPlan.Commands;
using DeployPlan.Plans;
using DeployPlan.Tests.Plans;

namespace DeployPlan.Tests.Runs;

/// <summary>What the deletion of plans takes, and what it leaves.</summary>
[TestClass]
public class CleanedPlans
{
    [TestMethod]
    [DataRow("plan.json")]
    [DataRow("rollback.json")]
    [DataRow("baseline.json")]
    public void A_folder_holds_a_plan_where_any_kind_of_plan_is_in_it(string name)
    {
        var output = Directory.CreateTempSubdirectory("deployplan-").FullName;
        var file = Path.Combine(output, "prod", name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, PlanWriter.Write(SamplePlans.All["shop-prod"]).Bytes);

        Assert.IsEmpty(CleanCommand.Run(output));
        Assert.IsFalse(File.Exists(file));
        Directory.Delete(output, recursive: true);
    }

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
