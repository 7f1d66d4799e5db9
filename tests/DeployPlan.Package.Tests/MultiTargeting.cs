using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class MultiTargeting
{
    [TestMethod]
    public void A_build_plans_once()
    {
        var project = TestProject.Create(Template.MultiTarget);

        var output = project.Build("-v:n").Succeeds().Output;

        Assert.AreEqual(1, output.Split("Deployment plan for prod").Length - 1, output);
        Assert.IsTrue(File.Exists(project.Plan("prod")));
    }

    [TestMethod]
    public void DeployPlan_gives_items()
    {
        var project = TestProject.Create(Template.MultiTarget);

        var result = project.DeployPlan("prod", "-getItem:DeployPlanOperation");

        CollectionAssert.AreEqual(ShopConfig.ProdIds.ToArray(), result.Ids("DeployPlanOperation").ToArray());
    }

    [TestMethod]
    public void DeployPlan_gives_items_for_one_framework_too()
    {
        var project = TestProject.Create(Template.MultiTarget);

        var result = project.Command("-t:DeployPlan", "-p:Env=prod", "-f", "net10.0", "-getItem:DeployPlanOperation");

        CollectionAssert.AreEqual(ShopConfig.ProdIds.ToArray(), result.Ids("DeployPlanOperation").ToArray());
    }

    [TestMethod]
    public void A_build_of_one_framework_plans_too()
    {
        var project = TestProject.Create(Template.MultiTarget);

        project.Command("-f", "net10.0").Succeeds();

        Assert.IsTrue(File.Exists(project.Plan("prod")));
    }

    [TestMethod]
    public void Frameworks_that_a_project_has_from_a_common_file_and_does_not_use_change_nothing()
    {
        var project = TestProject.Create();
        project.Write("Directory.Build.props", "<Project><PropertyGroup><TargetFrameworks>net8.0;net10.0</TargetFrameworks></PropertyGroup></Project>");

        project.Build().Succeeds();
        Assert.IsTrue(File.Exists(project.Plan("prod")));

        project.Build("-t:Clean").Succeeds();
        Assert.IsFalse(Directory.Exists(project.Bin));
    }

    [TestMethod]
    public void An_isolated_graph_build_plans_once()
    {
        var project = TestProject.Create(Template.MultiTarget);

        var output = project.Build("-v:n", "-graph", "-isolate").Succeeds().Output;

        Assert.AreEqual(1, output.Split("Deployment plan for prod").Length - 1, output);
    }

    [TestMethod]
    public void NoWarn_and_WarningsAsErrors_work_in_the_outer_build()
    {
        var project = TestProject.Create(Template.MultiTarget);
        project.Replace("deploy.yml", "project:", "odd: 1\nproject:");

        Assert.DoesNotContain("DPL1013", project.DeployPlan("prod", "-p:NoWarn=DPL1013").Succeeds().Output);
        Assert.Contains("error DPL1013", project.DeployPlan("prod", "-p:WarningsAsErrors=DPL1013").Fails().Output);
    }
}
