using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
[TestCategory("Slow")]
public class TemplatePackage
{
    [TestMethod]
    [DataRow("Shop.sln")]
    [DataRow("Shop.slnx")]
    public void It_makes_the_project_that_a_solution_gets_and_says_what_comes_next(string name)
    {
        var solution = TestProject.Solution(name);
        string[] hive = ["--debug:custom-hive", Workspace.NewFolder("hive")];
        Dotnet.Run(solution.Folder, ["new", "install", Workspace.Package("DeployPlan.Templates"), .. hive]).Succeeds();

        var said = Dotnet.Run(solution.Folder, ["new", "deployplan", .. hive]).Succeeds().Output;

        Assert.AreEqual($"""<Project Sdk="DeployPlan.Tasks/{Workspace.Version}" />""", File.ReadAllText(solution.PathOf("deploy/deploy.csproj")).TrimEnd());
        Assert.HasCount(1, Directory.GetFileSystemEntries(solution.PathOf("deploy")));
        Assert.Contains("deploy/deploy.csproj", Dotnet.Run(solution.Folder, ["sln", name, "list"]).Succeeds().Output);
        const string Next = "dotnet build deploy/deploy.csproj -t:DeployPlanInit";
        Assert.Contains(Next, said);
        Assert.Contains("service   api", solution.Run(Next.Split(' ')[1..]).Succeeds().Output);
        solution.Run("build", name, "-warnaserror", "-p:Version=1.0.0").Succeeds();
    }
}
