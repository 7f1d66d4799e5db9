using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class SecondBuild
{
    [TestMethod]
    public void The_items_are_the_same_and_no_file_is_written()
    {
        var project = TestProject.Create();
        var first = project.DeployPlan("prod", "-getItem:DeployPlanOperation,DeployPlanManualOperation,DeployPlanRequiredEnvironment").Succeeds();
        project.BuildUntilNothingIsWritten(() => project.DeployPlan("prod", "-getItem:DeployPlanOperation").Succeeds());
        var written = Written(project);

        var second = project.DeployPlan("prod", "-getItem:DeployPlanOperation,DeployPlanManualOperation,DeployPlanRequiredEnvironment").Succeeds();

        Assert.AreEqual(first.Output, second.Output);
        Assert.AreEqual(string.Join('\n', written), string.Join('\n', Written(project)));
    }

    [TestMethod]
    public void A_plan_that_somebody_deleted_or_changed_is_written_again()
    {
        var project = TestProject.Create();
        project.DeployPlan("prod").Succeeds();
        var plan = File.ReadAllText(project.Plan("prod"));

        File.WriteAllText(project.Plan("prod"), "{}");
        project.DeployPlan("prod").Succeeds();
        Assert.AreEqual(plan, File.ReadAllText(project.Plan("prod")));

        File.Delete(project.Plan("prod"));
        project.DeployPlan("prod").Succeeds();
        Assert.AreEqual(plan, File.ReadAllText(project.Plan("prod")));
    }

    private static string[] Written(TestProject project) =>
        [.. new[] { project.Bin, project.PathOf("obj/deployplan") }
            .SelectMany(folder => Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(file => $"{file} {File.GetLastWriteTimeUtc(file):O}")];
}
