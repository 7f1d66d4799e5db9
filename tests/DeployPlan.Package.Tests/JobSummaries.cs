using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class JobSummaries
{
    [TestMethod]
    public void On_GitHub_Actions_the_plan_stands_in_the_summary_once()
    {
        var project = TestProject.Create();

        project.BuildWith(GitHub(project), "-t:DeployPlan", "-p:Env=prod").Succeeds();
        project.BuildWith(GitHub(project), "-t:DeployPlan", "-p:Env=prod").Succeeds();

        Assert.AreEqual(File.ReadAllText(project.PathOf("bin/deployplan/prod/plan.md")) + "\n", File.ReadAllText(SummaryOf(project)));
    }

    [TestMethod]
    [DataRow("-t:Build", "-p:Env=prod", DisplayName = "a plain build")]
    [DataRow("-t:DeployPlan", "-nologo", DisplayName = "no environment")]
    [DataRow("-t:DeployPlan", "-p:Env=prod;DeployPlanJobSummary=false", DisplayName = "switched off")]
    [DataRow("-t:DeployPlan", "-p:Env=prod;DeployPlanMarkdown=false", DisplayName = "no Markdown")]
    public void Nothing_is_added(string first, string second)
    {
        var project = TestProject.Create();

        project.BuildWith(GitHub(project), first, second).Succeeds();

        Assert.IsFalse(File.Exists(SummaryOf(project)));
    }

    [TestMethod]
    public void On_Azure_Pipelines_the_plan_is_attached_as_a_summary()
    {
        var project = TestProject.Create();

        var output = project.BuildWith(("TF_BUILD", "True"), "-t:DeployPlan", "-p:Env=prod").Succeeds().Output;

        Assert.Contains($"##vso[task.addattachment type=Distributedtask.Core.Summary;name=Plan for prod;]{project.PathOf("bin/deployplan/prod/plan.md")}\n", output);
    }

    [TestMethod]
    public void What_became_of_an_apply_stands_in_the_summary_also_of_one_that_failed()
    {
        var apply = ApplyProject.Create();
        var project = apply.Project;
        project.Write("cluster.sh", "echo no network >&2; exit 3\n");

        project.BuildWith(GitHub(project), "-t:DeployPlanApply", "-p:Env=prod").Fails();

        var summary = File.ReadAllText(SummaryOf(project));
        Assert.Contains("## Release to `prod`: failed\n", summary);
        Assert.Contains("| `DPL4104: 'sh' exited with code 3: no network` |\n", summary);
    }

    [TestMethod]
    public void On_Azure_Pipelines_an_apply_and_a_diff_are_attached_as_summaries()
    {
        var apply = ApplyProject.Create();
        apply.Project.Build("-t:DeployPlanLock").Succeeds();

        var applied = apply.Project.BuildWith(("TF_BUILD", "True"), "-t:DeployPlanApply", "-p:Env=prod").Succeeds().Output;
        var compared = apply.Project.BuildWith(("TF_BUILD", "True"), "-t:DeployPlanDiff", "-p:Env=prod", "-p:DeployPlanBaseLock=true").Succeeds().Output;

        Assert.MatchesRegex($@"##vso\[task\.addattachment type=Distributedtask\.Core\.Summary;name=[^;\]]+;\]{Path.Combine(apply.Releases.Single(), "release.md")}\n", applied);
        Assert.MatchesRegex($@"##vso\[task\.addattachment type=Distributedtask\.Core\.Summary;name=[^;\]]+;\]{apply.Project.PathOf("bin/deployplan/prod/diff.md")}\n", compared);
    }

    [TestMethod]
    public void A_diff_stands_in_the_summary()
    {
        var project = TestProject.Create();
        project.Build("-t:DeployPlanLock").Succeeds();

        project.BuildWith(GitHub(project), "-t:DeployPlanDiff", "-p:Env=prod", "-p:DeployPlanBaseLock=true").Succeeds();

        Assert.AreEqual(File.ReadAllText(project.PathOf("bin/deployplan/prod/diff.md")) + "\n", File.ReadAllText(SummaryOf(project)));
    }

    // Not in the project, whose folder is the context of an image.
    private static string SummaryOf(TestProject project) => project.Folder + ".summary.md";

    private static (string, string) GitHub(TestProject project) => ("GITHUB_STEP_SUMMARY", SummaryOf(project));
}
