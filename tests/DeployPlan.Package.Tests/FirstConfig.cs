using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

[TestClass]
public class FirstConfig
{
    private static readonly string[] ProdIds =
    [
        "build_api", "build_worker", "migration_orders_pre_deploy", "migration_reports_pre_deploy", "deploy_prod_api", "deploy_prod_worker", "health_check_prod_api",
    ];

    [TestMethod]
    [TestCategory("Slow")]
    public void For_a_solution_of_the_templates_it_plans_as_it_stands()
    {
        var solution = NewSolution.Copy();
        solution.Write("deploy.proj", $"""<Project Sdk="DeployPlan.Tasks/{Workspace.Version}" />""");

        var said = solution.Build("deploy.proj", "-t:DeployPlanInit").Succeeds().Output;

        Assert.Contains($"deploy -> {solution.PathOf("deploy.yml")}", said);
        Assert.Contains("service   api      src/Shop.Api/Shop.Api.csproj", said);
        Assert.Contains("database  orders   src/Shop.Data (efcore, ORDERS_DB)", said);
        Golden.AssertBytes("init.deploy.yml", File.ReadAllBytes(solution.PathOf("deploy.yml")));
        AssertPlans(solution, "deploy.proj", "", "-warnaserror", "-p:DeployPlanStrict=true", "-p:Version=1.0.0");
    }

    [TestMethod]
    [TestCategory("Slow")]
    public void A_project_in_a_folder_of_the_solution_may_own_it()
    {
        var solution = NewSolution.Copy();
        solution.Replace(
            "src/Shop.Api/Shop.Api.csproj",
            "</Project>",
            $"""<ItemGroup><PackageReference Include="DeployPlan.Tasks" Version="{Workspace.Version}" PrivateAssets="all" /></ItemGroup></Project>""");
        solution.Replace("src/Shop.Data/Shop.Data.csproj", """<PackageReference Include="Microsoft.EntityFrameworkCore.Relational" Version="10.0.0" />""", "");
        Dotnet.Run(solution.Folder, ["restore", "src/Shop.Api", "-tl:off"]).Succeeds();

        solution.Build("src/Shop.Api", "-t:DeployPlanInit", "-p:DeployPlanConfig=deploy.yml").Succeeds();

        var config = File.ReadAllText(solution.PathOf("src/Shop.Api/deploy.yml"));
        Assert.Contains("path: ../Shop.Data\n", config);
        Assert.Contains("path: ../../db/reports", config);
        AssertPlans(solution, "src/Shop.Api", "src/Shop.Api/");
    }

    [TestMethod]
    public void A_config_that_is_there_is_never_overwritten()
    {
        var project = TestProject.Create();
        var before = File.ReadAllText(project.PathOf("deploy.yml"));

        Assert.Contains("error DPL1090", project.Build("-t:DeployPlanInit").Fails().Output);

        Assert.AreEqual(before, File.ReadAllText(project.PathOf("deploy.yml")));
        Assert.IsFalse(File.Exists(project.PathOf("deploy.schema.json")));
    }

    [TestMethod]
    public void A_project_of_several_frameworks_gets_one()
    {
        var project = TestProject.WithoutConfig(Template.MultiTarget);

        project.Build("-t:DeployPlanInit", "-p:DeployPlanConfig=deploy/first.yml").Succeeds();

        Assert.IsTrue(File.Exists(project.PathOf("deploy/first.yml")));
        project.DeployPlan("prod", "-p:DeployPlanConfig=deploy/first.yml").Succeeds();
    }

    [TestMethod]
    public void The_schema_lies_beside_it_for_editors_and_can_be_renewed()
    {
        var project = TestProject.WithoutConfig();

        project.Build("-t:DeployPlanInit").Succeeds();

        Assert.StartsWith("# yaml-language-server: $schema=deploy.schema.json\n", File.ReadAllText(project.PathOf("deploy.yml")));
        var shipped = File.ReadAllText(Path.Combine(Workspace.Repository, "src", "DeployPlan", "Schemas", "deploy.schema.json"));
        Assert.AreEqual(shipped, File.ReadAllText(project.PathOf("deploy.schema.json")));
        project.Write("deploy.schema.json", "{}");
        project.Build("-t:DeployPlanSchema").Succeeds();
        Assert.AreEqual(shipped, File.ReadAllText(project.PathOf("deploy.schema.json")));
    }

    private static void AssertPlans(TestProject solution, string project, string folder, params string[] arguments)
    {
        var ids = solution.Build([project, "-t:DeployPlan", "-p:Env=prod", "-getItem:DeployPlanOperation", .. arguments]).Ids("DeployPlanOperation");

        CollectionAssert.AreEqual(ProdIds, ids.ToArray());
        solution.Build([project, "-t:DeployPlan", .. arguments]).Succeeds();
        Assert.IsTrue(File.Exists(solution.PathOf($"{folder}bin/deployplan/staging/plan.json")));
    }
}
