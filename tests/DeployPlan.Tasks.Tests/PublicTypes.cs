namespace DeployPlan.Tasks.Tests;

[TestClass]
public class PublicTypes
{
    [TestMethod]
    public void Tasks_are_public_and_nothing_else()
    {
        string[] expected =
        [
            "DeployPlan.Tasks.Apply.ApplyRelease",
            "DeployPlan.Tasks.Apply.CallDriver",
            "DeployPlan.Tasks.Apply.FailOperation",
            "DeployPlan.Tasks.Apply.LoadOperation",
            "DeployPlan.Tasks.Apply.ManageServices",
            "DeployPlan.Tasks.Apply.MigrateReleases",
            "DeployPlan.Tasks.Apply.RequireConfig",
            "DeployPlan.Tasks.Apply.RunOperation",
            "DeployPlan.Tasks.Apply.ShowReleases",
            "DeployPlan.Tasks.Apply.WatchRelease",
            "DeployPlan.Tasks.CheckExports",
            "DeployPlan.Tasks.CleanPlans",
            "DeployPlan.Tasks.ComparePlans",
            "DeployPlan.Tasks.ConfigTask",
            "DeployPlan.Tasks.ExplainOperation",
            "DeployPlan.Tasks.ExportPlan",
            "DeployPlan.Tasks.ExportTask",
            "DeployPlan.Tasks.FileTask",
            "DeployPlan.Tasks.FindWarningsAsErrors",
            "DeployPlan.Tasks.GenerateBaseline",
            "DeployPlan.Tasks.GeneratePlan",
            "DeployPlan.Tasks.GenerateRollback",
            "DeployPlan.Tasks.InitConfig",
            "DeployPlan.Tasks.LockPlans",
            "DeployPlan.Tasks.PlaceConfig",
            "DeployPlan.Tasks.WriteJobSummary",
        ];

        CollectionAssert.AreEqual(expected, typeof(GeneratePlan).Assembly.GetExportedTypes().Select(type => type.FullName).Order(StringComparer.Ordinal).ToArray());
    }
}
