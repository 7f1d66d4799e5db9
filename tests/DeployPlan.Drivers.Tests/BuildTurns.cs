using DeployPlan.Drivers.Programs;

namespace DeployPlan.Drivers.Tests;

/// <summary>Builds that would write into the same folders wait for each other.</summary>
[TestClass]
public class BuildTurns
{
    [TestMethod]
    public void Projects_of_one_repository_share_a_turn_wherever_their_releases_are()
    {
        var repository = Workspace.NewFolder("repository");
        Directory.CreateDirectory(Path.Combine(repository, ".git"));

        var api = Locks(repository, "/state/shop/prod", "deploy/api");
        var web = Locks(repository, "/state/web/prod", "deploy/web");

        CollectionAssert.AreEqual(new[] { "/state/shop/build.lock", Path.Combine(repository, ".git", "deployplan-build.lock") }, api);
        CollectionAssert.AreEqual(new[] { "/state/web/build.lock", Path.Combine(repository, ".git", "deployplan-build.lock") }, web);
    }

    [TestMethod]
    public void A_further_working_tree_has_a_turn_of_its_own()
    {
        var repository = Workspace.NewFolder("repository");
        var tree = Workspace.NewFolder("tree");
        Directory.CreateDirectory(Path.Combine(repository, ".git", "worktrees", "tree"));
        File.WriteAllText(Path.Combine(tree, ".git"), $"gitdir: {repository}/.git/worktrees/tree\n");

        Assert.AreEqual(Path.Combine(repository, ".git", "worktrees", "tree", "deployplan-build.lock"), Locks(tree, "/state/shop/prod", "")[1]);
    }

    [TestMethod]
    public void Without_git_the_folder_of_the_releases_decides() =>
        CollectionAssert.AreEqual(new[] { "/state/shop/build.lock" }, Locks(Workspace.NewFolder("archive"), "/state/shop/prod", ""));

    [TestMethod]
    [TestCategory("Slow")]
    public void A_build_waits_for_that_of_another_project_of_the_repository()
    {
        var project = ApplyProject.Create("""
            project: { name: shop }
            services:
              api: { project: src/Api/Api.csproj }
            environments:
              prod: { driver: process }

            """);
        project.Project.AddToProject("<ItemGroup><DeployPlanDriver Include=\"process\" OperationType=\"deploy\" TargetName=\"Nothing\" /></ItemGroup><Target Name=\"Nothing\" />");
        project.Project.Write("src/Api/Api.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        project.Project.Write("src/Api/Program.cs", "System.Console.WriteLine();\n");
        Directory.CreateDirectory(project.Project.PathOf(".git"));
        using var other = new FileStream(project.Project.PathOf(".git/deployplan-build.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var release = new Thread(() =>
        {
            SpinWait.SpinUntil(() => Said(project).Contains("waiting for the build of another operation", StringComparison.Ordinal), TimeSpan.FromMinutes(5));
            other.Dispose();
        });
        release.Start();

        Assert.Contains("build_api: waiting for the build of another operation", project.Apply().Succeeds().Output);
        release.Join();
    }

    private static string Said(ApplyProject project) => string.Concat(
        Directory.Exists(project.Project.PathOf(".deployplan"))
            ? Directory.GetFiles(project.Project.PathOf(".deployplan"), "*build_api*.log", SearchOption.AllDirectories).Select(Read)
            : []);

    private static string Read(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd();
    }

    private static string[] Locks(string repository, string environment, string config) => [.. BuildLocks.Of(environment, Path.GetFullPath(Path.Combine(repository, config)))];
}
