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
}
