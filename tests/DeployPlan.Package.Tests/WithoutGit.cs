using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

/// <summary>A folder without .git: an archive, or a container that builds an image.</summary>
[TestClass]
public class WithoutGit
{
    private const string Config =
        "project: { name: shop }\nservices: { api: { project: ../src/Api/Api.csproj } }\nenvironments: { prod: { driver: process } }\n";

    [TestMethod]
    [DataRow("Shop.slnx")]
    [DataRow("global.json")]
    [DataRow("Directory.Build.props")]
    public void The_root_is_where_a_file_for_all_projects_is(string marker)
    {
        var project = Create();
        project.Write(Path.Combine("..", marker), marker == "global.json" ? "{}" : marker == "Shop.slnx" ? "<Solution />" : "<Project />");
        project.Write("../src/Api/Api.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");

        project.DeployPlan("prod").Succeeds();
    }

    [TestMethod]
    public void Where_files_are_missing_a_message_says_what_to_do_in_a_container_and_that_helps()
    {
        var project = Create();

        Assert.Contains("deploy.yml : error DPL1070: Nothing here is in a git repository", project.Build().Fails().Output);
        project.Build("-p:EnableDeployPlan=false").Succeeds();
    }

    private static TestProject Create()
    {
        var project = TestProject.WithoutConfig(name: "repository/deploy");
        project.Write("deploy.yml", Config);
        return project;
    }
}
