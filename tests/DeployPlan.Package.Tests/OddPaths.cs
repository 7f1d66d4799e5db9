using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class OddPaths
{
    [TestMethod]
    [DataRow("a b")]
    [DataRow("a;b")]
    [DataRow("100% %3B")]
    [DataRow("it's")]
    [DataRow("größe-計画")]
    [DataRow("$(HOME) @(Compile) (x)")]
    public void A_project_in_such_a_folder_is_planned(string name)
    {
        var project = TestProject.Create(name: name);

        var result = project.DeployPlan("prod", "-getProperty:DeployPlanFile,DeployPlanId", "-getItem:DeployPlanOperation");

        Assert.AreEqual(project.Plan("prod"), result.Property("DeployPlanFile"));
        Assert.HasCount(ShopConfig.ProdIds.Count, result.Items("DeployPlanOperation"));
        Assert.IsTrue(File.Exists(project.Plan("prod")));
        Assert.Contains(project.Plan("prod"), project.DeployPlan("prod").Succeeds().Output);
        project.Build("-t:DeployPlanClean").Succeeds();
        Assert.IsFalse(Directory.Exists(project.Bin));
    }

    [TestMethod]
    public void Plans_are_written_and_cleaned_in_such_a_folder()
    {
        var project = TestProject.Create();
        project.AddToProject("<PropertyGroup><DeployPlanOutputDirectory>a b%3B 100%25 it's é</DeployPlanOutputDirectory></PropertyGroup>");
        var plan = project.PathOf("a b; 100% it's é/prod/plan.json");

        project.DeployPlan("prod").Succeeds();
        Assert.IsTrue(File.Exists(plan));

        project.Build("-t:DeployPlanClean").Succeeds();
        Assert.IsFalse(File.Exists(plan));
    }

    [TestMethod]
    public void An_error_names_the_file()
    {
        var project = TestProject.Create(name: "a b; 100% it's é");
        project.Replace("deploy.yml", "strategy: pre_deploy", "strategy: never");

        Assert.Contains($"{project.PathOf("deploy.yml")}(", project.DeployPlan("prod").Fails().Output);
    }
}
