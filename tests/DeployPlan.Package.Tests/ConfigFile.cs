using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class ConfigFile
{
    [TestMethod]
    public void The_first_of_three_names_is_taken()
    {
        var project = TestProject.WithoutConfig();
        foreach (var name in new[] { "stagecraft.yml", "deploy.yaml", "deploy.yml" })
        {
            project.Write(name, "");
            Assert.AreEqual(project.PathOf(name), project.Build("-getProperty:DeployPlanConfig,Env").Property("DeployPlanConfig"));
        }
    }

    [TestMethod]
    public void Another_place_is_relative_to_the_project()
    {
        var project = TestProject.WithoutConfig();
        ShopConfig.WriteTo(project.PathOf("deploy/a b"));
        project.AddToProject("<PropertyGroup><DeployPlanConfig>deploy/a b/deploy.yml</DeployPlanConfig></PropertyGroup>");

        Dotnet.Run(Workspace.Root, ["build", project.PathOf("Shop.csproj"), "--no-restore", "-tl:off", "-t:DeployPlan", "-p:Env=prod"]).Succeeds();

        Assert.IsTrue(File.Exists(project.Plan("prod")));
    }

    [TestMethod]
    public void Its_paths_may_leave_its_folder_but_not_the_repository()
    {
        var project = TestProject.WithoutConfig();
        project.Write("db/001.sql", "select 1;\n");
        project.Write("deploy/deploy.yml", "project: { name: shop }\ndatabases:\n  orders: { migrations: { engine: raw, path: ../db, strategy: pre_deploy } }\nenvironments:\n  prod: { driver: command }\n");

        Assert.Contains("deploy.yml(3,", project.DeployPlan("prod", "-p:DeployPlanConfig=deploy/deploy.yml", "-p:DeployPlanRepositoryRoot=deploy").Fails().Output);
        project.DeployPlan("prod", "-p:DeployPlanConfig=deploy/deploy.yml", "-p:DeployPlanRepositoryRoot=.").Succeeds();
    }
}
