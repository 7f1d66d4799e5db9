using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
[TestCategory("Slow")]
public class TemplatePackage
{
    // SdkProject builds a solution of the older form.
    [TestMethod]
    public void It_makes_the_project_that_a_solution_gets_and_says_what_comes_next()
    {
        var (older, solution) = (TestProject.Solution("Shop.sln"), TestProject.Solution("Shop.slnx"));
        string[] hive = ["--debug:custom-hive", Workspace.NewFolder("hive")];
        Dotnet.Run(solution.Folder, ["new", "install", Workspace.Package("DeployPlan.Templates"), .. hive]).Succeeds();

        AssertMade(older, "Shop.sln", hive);
        var said = AssertMade(solution, "Shop.slnx", hive);

        const string Next = "dotnet build deploy/deploy.csproj -t:DeployPlanInit";
        Assert.Contains(Next, said);
        Assert.Contains("service   api", solution.Run(Next.Split(' ')[1..]).Succeeds().Output);
        solution.Run("build", "Shop.slnx", "-warnaserror", "-p:Version=1.0.0").Succeeds();
    }

    private static string AssertMade(TestProject solution, string name, string[] hive)
    {
        var said = Dotnet.Run(solution.Folder, ["new", "deployplan", .. hive]).Succeeds().Output;

        Assert.AreEqual($"""<Project Sdk="DeployPlan.Tasks/{Workspace.Version}" />""", File.ReadAllText(solution.PathOf("deploy/deploy.csproj")).TrimEnd());
        Assert.HasCount(1, Directory.GetFileSystemEntries(solution.PathOf("deploy")));
        Assert.Contains("deploy/deploy.csproj", Dotnet.Run(solution.Folder, ["sln", name, "list"]).Succeeds().Output);
        return said;
    }
}
