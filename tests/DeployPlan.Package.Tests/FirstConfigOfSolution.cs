using System.Text.RegularExpressions;
using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class FirstConfigOfSolution
{
    [TestMethod]
    [DataRow("All.slnx", "All.slnx", "-m:1")]
    [DataRow("All.sln", "All.sln", "-m:2")]
    [DataRow("Web/Web.csproj", "All.sln", "-m:1")]
    public void A_solution_and_each_of_its_projects_get_a_project_for_it(string built, string solution, string how)
    {
        var folder = WithoutConfig(solution);

        var said = folder.Build(built, how, "-t:DeployPlanInit").Succeeds().Output;

        Assert.HasCount(1, Regex.Matches(said, "A first config from"), said);
        Assert.Contains($"Its project is new: deploy/deploy.csproj, in {solution}.", said);
        Assert.AreEqual($"""<Project Sdk="DeployPlan.Tasks/{Workspace.Version}" />""", File.ReadAllText(folder.PathOf("deploy/deploy.csproj")).TrimEnd());
        Assert.IsTrue(File.Exists(folder.PathOf("deploy/deploy.schema.json")));
        Assert.Contains("deploy/deploy.csproj", Dotnet.Run(folder.Folder, ["sln", solution, "list"]).Succeeds().Output);
        folder.Build("deploy", "-t:DeployPlan", "-p:Env=prod").Succeeds();
        Assert.IsTrue(File.Exists(folder.PathOf("deploy/bin/deployplan/prod/plan.json")));
    }

    [TestMethod]
    public void A_second_time_says_once_that_it_is_there()
    {
        var folder = WithoutConfig("All.slnx");
        folder.Build("All.slnx", "-t:DeployPlanInit").Succeeds();

        var said = folder.Build("All.slnx", "-t:DeployPlanInit", "-consoleloggerparameters:NoSummary").Fails().Output;

        Assert.HasCount(2, Regex.Matches(said, "error DPL1090"), "one, and its repetition in the summary: " + said);
        Assert.Contains("error DPL1090", folder.Build("Web", "-t:DeployPlanInit").Fails().Output);
    }

    [TestMethod]
    public void A_project_that_has_a_config_keeps_it_for_the_solution()
    {
        var folder = Solutions.SolutionOfThree();

        Assert.Contains("Web/deploy.yml : error DPL1090", folder.Build("All.slnx", "-t:DeployPlanInit").Fails().Output);
        Assert.Contains("Web/deploy.yml : error DPL1090", folder.Build("Core", "-t:DeployPlanInit").Fails().Output);

        Assert.IsFalse(Directory.Exists(folder.PathOf("deploy")));
    }

    [TestMethod]
    public void A_project_that_is_there_for_it_gets_it()
    {
        var folder = WithoutConfig("All.slnx");
        folder.Write("ops/ops.csproj", $"""<Project Sdk="DeployPlan.Tasks/{Workspace.Version}" />""");
        Dotnet.Run(folder.Folder, ["sln", "All.slnx", "add", "ops/ops.csproj"]).Succeeds();

        folder.Build("ops", "-t:DeployPlanInit").Succeeds();

        Assert.IsTrue(File.Exists(folder.PathOf("ops/deploy.yml")));
        Assert.IsFalse(Directory.Exists(folder.PathOf("deploy")));
    }

    [TestMethod]
    public void A_project_that_is_all_there_is_gets_it()
    {
        var folder = TestProject.WithoutConfig();
        folder.Write("Shop.slnx", """<Solution><Project Path="Shop.csproj" /></Solution>""");

        folder.Build("Shop.slnx", "-t:DeployPlanInit").Succeeds();

        Assert.IsTrue(File.Exists(folder.PathOf("deploy.yml")));
        Assert.IsFalse(Directory.Exists(folder.PathOf("deploy")));
    }

    private static TestProject WithoutConfig(string solution)
    {
        var folder = Solutions.SolutionOfThree();
        File.Delete(folder.PathOf("Web/deploy.yml"));
        File.Delete(folder.PathOf(solution == "All.sln" ? "All.slnx" : "All.sln"));
        folder.Write("NuGet.config", Workspace.NuGetConfig);
        return folder;
    }
}
