using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class Cleaning
{
    [TestMethod]
    [DataRow("Clean")]
    [DataRow("DeployPlanClean")]
    public void The_plans_and_what_is_remembered_are_gone(string target)
    {
        var project = TestProject.Create();
        project.Build("-t:DeployPlan").Succeeds();

        project.Build($"-t:{target}").Succeeds();

        Assert.IsFalse(Directory.Exists(project.Bin));
        Assert.IsFalse(Directory.Exists(project.PathOf("obj/deployplan")));
    }

    [TestMethod]
    public void In_a_folder_that_the_project_chose_only_plans_are_deleted()
    {
        var project = TestProject.Create();
        project.AddToProject("<PropertyGroup><DeployPlanOutputDirectory>plans</DeployPlanOutputDirectory></PropertyGroup>");
        project.Write("plans/notes.txt", "kept");
        project.DeployPlan("prod").Succeeds();
        Assert.IsTrue(File.Exists(project.PathOf("plans/prod/plan.json")));

        project.Build("-t:Clean").Succeeds();

        Assert.IsFalse(File.Exists(project.PathOf("plans/prod/plan.json")));
        Assert.IsTrue(File.Exists(project.PathOf("plans/notes.txt")));
    }

    [TestMethod]
    public void Files_of_people_stay_whatever_they_are_called()
    {
        var project = TestProject.Create();
        project.AddToProject("<PropertyGroup><DeployPlanOutputDirectory>plans</DeployPlanOutputDirectory></PropertyGroup>");
        project.DeployPlan("prod").Succeeds();
        string[] own = ["plans/prod/diff.ps1", "plans/prod/lock.sql", "plans/scripts/rollback.sh", "plans/scripts/diff.json", "plans/notes/plan.json"];
        foreach (var file in own)
        {
            project.Write(file, "{}");
        }

        project.Build("-t:Clean").Succeeds();

        Assert.IsTrue(Array.TrueForAll(own, file => File.Exists(project.PathOf(file))));
        CollectionAssert.AreEquivalent(new[] { "diff.ps1", "lock.sql" }, Directory.GetFiles(project.PathOf("plans/prod")).Select(Path.GetFileName).ToArray());
    }

    [TestMethod]
    public void A_multi_target_project_is_cleaned()
    {
        var project = TestProject.Create(Template.MultiTarget);
        project.Build("-t:DeployPlan").Succeeds();

        project.Build("-t:Clean").Succeeds();

        Assert.IsFalse(Directory.Exists(project.Bin));
    }

    [TestMethod]
    public void A_rebuild_plans_again()
    {
        var project = TestProject.Create();
        project.Build().Succeeds();

        project.Build("-t:Rebuild").Succeeds();

        Assert.IsTrue(File.Exists(project.Plan("prod")));
    }
}
