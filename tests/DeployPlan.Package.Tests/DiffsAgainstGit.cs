using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class DiffsAgainstGit
{
    [TestMethod]
    public void A_revision_is_planned_from_its_own_files_and_nothing_of_the_clone_is_touched()
    {
        var project = TestProject.Create();
        Git.Commit(project.Folder, "v1");
        project.Replace("deploy.yml", "worker:1", "worker:2");
        project.Write("db/orders/001.sql", "create table orders (id bigint);\n");
        project.Write("db/orders/002.sql", "select 1;\n");
        var status = Status(project.Folder);

        var output = project.Build("-t:DeployPlanDiff", "-p:DeployPlanBase=v1").Succeeds().Output;

        Assert.Contains("prod compared with v1: 4 changed, 3 unchanged", output);
        Assert.Contains("staging compared with v1: 4 changed, 3 unchanged", output);
        Assert.Contains("db/orders/001.sql: edited", output);
        Assert.Contains("db/orders/002.sql: added", output);
        Assert.AreEqual(status, Status(project.Folder));
    }

    [TestMethod]
    public void What_was_removed_is_shown_with_its_line_at_the_revision_and_a_new_environment_is_new()
    {
        var project = TestProject.Create();
        Git.Commit(project.Folder);
        project.Replace("deploy.yml", "  worker: { image: \"registry.example.com/acme/worker:1\" }\n", "");
        project.Replace("deploy.yml", "depends_on: [worker]", "depends_on: []");
        project.Replace("deploy.yml", "  staging: { driver: compose }", "  test: { driver: compose }");

        var output = project.Build("-t:DeployPlanDiff", "-p:DeployPlanBase=HEAD").Succeeds().Output;

        Assert.Contains("removed    deploy_prod_worker  deploy.yml:12 at HEAD", output);
        Assert.Contains("test compared with HEAD: 6 added, 0 unchanged", output);
    }

    [TestMethod]
    public void A_config_below_the_root_that_names_files_above_it_is_planned_from_the_whole_revision()
    {
        var root = Workspace.NewFolder("repository");
        var project = TestProject.WithoutConfig(name: "unused");
        var folder = Path.Combine(root, "deploy");
        Directory.Move(project.Folder, folder);
        Directory.CreateDirectory(Path.Combine(root, "db"));
        File.WriteAllText(Path.Combine(root, "db", "001.sql"), "select 1;\n");
        File.WriteAllText(Path.Combine(folder, "deploy.yml"), "project: { name: shop }\ndatabases: { main: { connection_env: DB, migrations: { engine: raw, path: ../db, strategy: pre_deploy } } }\nservices: {}\nenvironments: { prod: { driver: command } }\n");
        Git.Commit(root);

        Assert.Contains("prod compared with HEAD: no changes", Diff(folder).Succeeds().Output);

        File.WriteAllText(Path.Combine(root, "db", "001.sql"), "select 2;\n");
        Assert.Contains("../db/001.sql: edited", Diff(folder).Succeeds().Output);
    }

    [TestMethod]
    public void A_project_below_the_root_is_planned_with_what_it_gets_from_above_it()
    {
        var root = Workspace.NewFolder("repository");
        var project = TestProject.WithoutConfig(name: "unused");
        project.Write("deploy.yml", "project: { name: shop }\nservices: { api: { project: Shop.csproj } }\nenvironments: { prod: { driver: command } }\n");
        project.AddToProject("<ItemGroup><ProjectReference Include=\"../Lib/Lib.csproj\" /></ItemGroup>");
        var folder = Path.Combine(root, "src", "Shop");
        Directory.CreateDirectory(Path.Combine(root, "src", "Lib"));
        Directory.Move(project.Folder, folder);
        File.WriteAllText(Path.Combine(root, "Directory.Build.props"), "<Project />\n");
        File.WriteAllText(Path.Combine(root, "src", "Lib", "Lib.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>netstandard2.0</TargetFramework></PropertyGroup></Project>\n");
        File.WriteAllText(Path.Combine(root, "src", "Lib", "Lib.cs"), "public class Lib;\n");
        Git.Commit(root);

        Assert.Contains("prod compared with HEAD: no changes", Diff(folder).Succeeds().Output);

        File.WriteAllText(Path.Combine(root, "src", "Lib", "Lib.cs"), "public class Lib2;\n");
        Assert.Contains("../Lib/Lib.cs: edited", Diff(folder).Succeeds().Output);
    }

    [TestMethod]
    public void What_git_does_not_have_is_said()
    {
        var project = TestProject.Create();
        Assert.Contains("deploy.yml : error DPL3118", project.Build("-t:DeployPlanDiff", "-p:DeployPlanBase=main").Fails().Output);

        project.Replace("deploy.yml", "driver: compose, approval", "drivr: compose, approval");
        Git.Commit(project.Folder);
        project.Replace("deploy.yml", "drivr: compose, approval", "driver: compose, approval");

        Assert.Contains("error DPL3119: This clone has no commit 'origin/main'", project.Build("-t:DeployPlanDiff", "-p:DeployPlanBase=origin/main").Fails().Output);
        Assert.Contains(" 1 Error(s)", project.Command("-t:DeployPlanDiff", "-p:DeployPlanBase=origin/main").Fails().Output);
        Assert.Contains("error DPL3119: This clone has no commit '--output=x'", project.Build("-t:DeployPlanDiff", "-p:DeployPlanBase=--output=x").Fails().Output);
        Assert.Contains("error DPL3121: The config at 'main' cannot be planned: deploy.yml(", project.Build("-t:DeployPlanDiff", "-p:DeployPlanBase=main").Fails().Output);
    }

    private static BuildResult Diff(string folder) =>
        Dotnet.Run(folder, ["build", "--no-restore", "-nologo", "-tl:off", "-t:DeployPlanDiff", "-p:DeployPlanBase=HEAD"]);

    private static string Status(string folder) => Dotnet.RunProgram("git", folder, ["status", "--short", "--", "deploy.yml", "db"]).Succeeds().Output
        + Dotnet.RunProgram("git", folder, ["worktree", "list"]).Succeeds().Output
        + Dotnet.RunProgram("git", folder, ["diff", "--cached", "--stat"]).Succeeds().Output;
}
