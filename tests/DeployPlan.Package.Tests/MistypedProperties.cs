using System.Text.RegularExpressions;
using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class MistypedProperties
{
    private const string Warning = "warning DPL3065: DeployPlanLockedMod is not read by DeployPlan; did you mean 'DeployPlanLockedMode'?";
    private const string Mistyped = "-p:DeployPlanLockedMod=true";

    [TestMethod]
    [DataRow("Build")]
    [DataRow("DeployPlan")]
    [DataRow("DeployPlanApply")]
    [DataRow("DeployPlanLock")]
    [DataRow("DeployPlanDiff")]
    [DataRow("DeployPlanExport")]
    [DataRow("DeployPlanReleases")]
    [DataRow("DeployPlanExplain")]
    [DataRow("DeployPlanInit")]
    [DataRow("DeployPlanRollback")]
    [DataRow("DeployPlanStatus")]
    [DataRow("DeployPlanRun")]
    public void A_property_with_nearly_the_name_of_one_is_a_warning_once_in_a_build_and_in_each(string target)
    {
        var project = ApplyProject.Create().Project;

        for (var build = 0; build < 2; build++)
        {
            var output = project.Build($"-t:{target}", "-p:Env=prod", "-p:DeployPlanEngine=gitlab", Mistyped).Output.Split("\nBuild ")[0];

            Assert.Contains("deploy.yml : " + Warning, output);
            Assert.HasCount(1, Regex.Matches(output, "DPL3065"), output);
        }
    }

    [TestMethod]
    public void Names_of_ours_in_any_case_and_names_that_are_near_none_say_nothing()
    {
        var project = TestProject.Create();

        Assert.DoesNotContain("DPL3065", project.DeployPlan("prod", "-p:deployplanstrict=true", "-p:DeployPlanTeamOfShop=blue", "-p:Deployment=a").Succeeds().Output);
        Assert.DoesNotContain("DPL3065", project.BuildWith(("DeployPlanLockedMod", "true"), "-t:DeployPlan", "-p:Env=prod").Succeeds().Output);
    }

    [TestMethod]
    public void As_an_error_it_leaves_no_plan()
    {
        var project = TestProject.Create();
        project.DeployPlan("prod").Succeeds();

        Assert.Contains("error DPL3065", project.DeployPlan("prod", "-p:Version=1.2.3", Mistyped, "-warnaserror").Fails().Output);
        Assert.IsFalse(File.Exists(project.Plan("prod")));
        Assert.DoesNotContain("DPL3065", project.DeployPlan("prod", "-p:Version=1.2.3", Mistyped, "-warnaserror", "-p:NoWarn=DPL3065").Succeeds().Output);
    }

    [TestMethod]
    public void As_an_error_it_keeps_a_saved_plan_from_being_applied()
    {
        var project = ApplyProject.Create();
        project.Project.DeployPlan("prod").Succeeds();
        File.Copy(project.Project.Plan("prod"), project.Project.PathOf("reviewed.json"));

        Assert.Contains("error DPL3065", project.Apply("-p:DeployPlanFile=reviewed.json", Mistyped, "-warnaserror").Fails().Output);
        Assert.IsEmpty(project.Ran);
        Assert.Contains(Warning, project.Apply("-p:DeployPlanFile=reviewed.json", Mistyped).Succeeds().Output);
        Assert.IsNotEmpty(project.Ran);
    }

    [TestMethod]
    public void As_an_error_it_is_one_for_each_task_that_plans_or_applies_whoever_said_it_before()
    {
        var project = ApplyProject.Create();
        project.Project.DeployPlan("prod").Succeeds();
        File.Copy(project.Project.Plan("prod"), project.Project.PathOf("reviewed.json"));

        // The inner build is another one of the same project, which says it first and does not take it for an error.
        project.Project.AddToProject("""
            <Target Name="Before" BeforeTargets="DeployPlanApply">
              <CallTarget Targets="DeployPlanReleases" ContinueOnError="true" />
            </Target>
            """);

        project.Apply("-p:DeployPlanFile=reviewed.json", Mistyped, "-warnaserror").Fails();

        Assert.IsEmpty(project.Ran);
    }

    [TestMethod]
    public void The_name_of_the_config_is_said_where_none_is_found()
    {
        var project = TestProject.WithoutConfig();

        Assert.Contains("DeployPlanConfg is not read by DeployPlan; did you mean 'DeployPlanConfig'?", project.Build("-t:DeployPlanApply", "-p:Env=prod", "-p:DeployPlanConfg=other.yml").Fails().Output);
    }
}
