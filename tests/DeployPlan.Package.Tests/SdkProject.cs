using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

/// <summary>The package as the SDK of a project: a project for a config, in a solution like any other.</summary>
[TestClass]
public class SdkProject
{
    private const string Config =
        """
        project: { name: shop }
        infra: { net: { provider: command, command: [sh, -c, echo net >> ran.txt] } }
        services: {}
        environments: { prod: { driver: command } }

        """;

    [TestMethod]
    [DataRow("deploy.csproj", "")]
    [DataRow("deploy.proj", "")]
    [DataRow("deploy.csproj", """<ItemGroup><PackageReference Include="DeployPlan.Drivers" Version="0.1.0-test" /></ItemGroup>""")]
    public void It_has_the_built_in_drivers(string file, string content)
    {
        var project = Project($"deploy/{file}", content);

        project.Run("build", $"deploy/{file}", "-warnaserror", "-t:DeployPlanApply", "-p:Env=prod", "-p:Version=1.0.0").Succeeds();

        Assert.AreEqual("net\n", File.ReadAllText(project.PathOf("deploy/ran.txt")));
    }

    [TestMethod]
    public void Planning_alone_stays_possible()
    {
        var project = Project("deploy/deploy.csproj", "<PropertyGroup><DeployPlanBuiltInDrivers>false</DeployPlanBuiltInDrivers></PropertyGroup>");

        project.Run("build", "deploy", "-t:DeployPlan", "-p:Env=prod").Succeeds();

        Assert.DoesNotContain("DeployPlan.Drivers", File.ReadAllText(project.PathOf("deploy/obj/project.assets.json")));
    }

    // TemplatePackage builds a solution of the newer form.
    [TestMethod]
    [TestCategory("Slow")]
    public void A_solution_takes_it_and_asks_it_for_everything()
    {
        const string Solution = "Shop.sln";
        var project = Project("deploy/deploy.csproj", solution: Solution);

        Dotnet.Run(project.Folder, ["sln", Solution, "add", "deploy/deploy.csproj"]).Succeeds();
        foreach (var command in new[] { "build", "test", "pack", "publish", "clean" })
        {
            // Of a web project, the SDK itself warns that it is not packed.
            var output = project.Run([command, Solution, .. command == "pack" ? Array.Empty<string>() : ["-warnaserror"]]).Succeeds().Output;
            Assert.DoesNotContain("deploy.dll", output);
            Assert.IsTrue(File.Exists(project.PathOf("deploy/bin/deployplan/prod/plan.json")) == (command != "clean"), command);
        }

        Assert.IsEmpty(Directory.GetFiles(project.PathOf("deploy"), "*.nupkg", SearchOption.AllDirectories));
    }

    private static TestProject Project(string file, string content = "", string solution = "Shop.slnx")
    {
        var project = TestProject.Solution(solution);
        project.Write(file, $"""<Project Sdk="DeployPlan.Tasks/{Workspace.Version}">{content}</Project>""");
        project.Write("deploy/deploy.yml", Config);
        return project;
    }
}
