using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class Warnings
{
    [TestMethod]
    public void An_unknown_key_warns_at_its_line_in_every_build()
    {
        var project = WithUnknownKey();

        Assert.MatchesRegex(@"deploy\.yml\(1,1(,1,\d+)?\): warning DPL1013: ", project.DeployPlan("prod").Succeeds().Output);
        Assert.MatchesRegex(@"deploy\.yml\(1,1(,1,\d+)?\): warning DPL1013: ", project.DeployPlan("prod").Succeeds().Output);
    }

    [TestMethod]
    public void NoWarn_silences_it()
    {
        var project = WithUnknownKey("<NoWarn>$(NoWarn);DPL1013</NoWarn>");

        Assert.DoesNotContain("DPL1013", project.DeployPlan("prod").Succeeds().Output);
    }

    [TestMethod]
    [DataRow("-p:WarningsAsErrors=DPL1013")]
    [DataRow("-warnaserror:DPL1013")]
    [DataRow("-warnaserror")]
    public void It_can_be_an_error_and_then_no_plan_is_left(string argument)
    {
        var project = WithUnknownKey();
        project.DeployPlan("prod").Succeeds();

        var output = project.DeployPlan("prod", argument).Fails().Output;

        Assert.Contains("error DPL1013", output);
        Assert.DoesNotContain("deploy_prod_api", output, "later targets do not run");
        Assert.IsFalse(File.Exists(project.Plan("prod")));

        project.DeployPlan("prod").Succeeds();
        Assert.IsTrue(File.Exists(project.Plan("prod")));
    }

    [TestMethod]
    public void WarningsAsErrors_of_the_project_counts()
    {
        var project = WithUnknownKey("<WarningsAsErrors>$(WarningsAsErrors);DPL1013</WarningsAsErrors>");

        Assert.Contains("error DPL1013", project.DeployPlan("prod").Fails().Output);
    }

    [TestMethod]
    public void NoWarn_wins_over_warnaserror()
    {
        var project = WithUnknownKey("<NoWarn>$(NoWarn);DPL1013</NoWarn>");

        Assert.DoesNotContain("DPL1013", project.DeployPlan("prod", "-warnaserror").Succeeds().Output);
    }

    [TestMethod]
    public void Warnings_work_in_an_isolated_graph_build()
    {
        var project = WithUnknownKey();

        Assert.Contains("warning DPL1013", project.Build("-graph", "-isolate").Succeeds().Output);
    }

    private static TestProject WithUnknownKey(string property = "")
    {
        var project = TestProject.Create();
        project.Replace("deploy.yml", "project:", "odd: 1\nproject:");
        project.AddToProject($"<PropertyGroup><Version>1.0.0</Version>{property}</PropertyGroup>");
        return project;
    }
}
