using DeployPlan.Drivers.Tests.Support;

namespace DeployPlan.Drivers.Tests;

/// <summary>What a driver has said and cannot be read any more is not taken for something that no driver has said.</summary>
[TestClass]
public class DamagedResults
{
    [TestMethod]
    [DataRow("{ folder: ", "/results/0001-build_api.json : error DPL4019: deploy_prod_api: The file is not a valid result of operation 'build_api'")]
    [DataRow("{ &quot;folder&quot;: &quot;services/api/gone&quot; }", "error DPL4176: deploy_prod_api: The published files of api are not there: \\S+/services/api/gone; .*set DeployPlanStateDirectory to a folder of the machine outside of them")]
    public void A_deploy_does_not_start_without_what_its_build_made(string result, string expected)
    {
        var project = ApplyProject.Create(
            """
            project: { name: shop }
            services:
              api: { project: src/Api/Api.csproj, command: [sh, -c, echo api >> ran.txt] }
            environments:
              prod: { driver: process }

            """);
        project.Project.Write("src/Api/Api.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup></Project>""");
        project.Project.AddToProject(
            $"""
            <ItemGroup><DeployPlanDriver Include="publish" OperationType="build" TargetName="Mine" /></ItemGroup>
            <Target Name="Mine"><WriteLinesToFile File="$(DeployPlanOperationResult)" Lines="{result}" /></Target>
            """);

        var output = project.Apply().Fails().Output;

        Assert.MatchesRegex(expected, output);
        Assert.IsEmpty(project.Ran);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void A_service_is_not_replaced_where_it_is_not_known_which_programs_to_keep()
    {
        using var service = new ScriptedService();
        service.Apply().Succeeds();
        var running = service.Pid;
        var result = Directory.GetFiles(service.Files.PathOf(".deployplan/prod"), "*deploy_prod_api.json", SearchOption.AllDirectories).Single(static file => file.Contains("/results/", StringComparison.Ordinal));
        File.WriteAllText(result, "");

        var output = service.Apply().Fails().Output;

        Assert.Contains($"{result} : error DPL4019: The file is not a valid result of operation 'deploy_prod_api'", output);
        Assert.Contains("error DPL4210: Nothing was run", output);
        Assert.AreEqual(running, service.Pid);
        Assert.IsTrue(ScriptedService.IsRunning(running));
    }
}
