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
    [DataRow("Shop.sln")]
    [DataRow("Shop.slnf")]
    [DataRow("global.json")]
    [DataRow("nuget.config")]
    [DataRow("NuGet.Config")]
    [DataRow("Directory.Build.props")]
    [DataRow("Directory.Build.targets")]
    [DataRow("Directory.Packages.props")]
    public void The_root_is_where_a_file_for_all_projects_is(string marker)
    {
        var project = Create();
        project.Write(Path.Combine("..", marker), Path.GetExtension(marker).ToUpperInvariant() switch
        {
            ".JSON" or ".SLNF" => "{}",
            ".SLNX" => "<Solution />",
            ".SLN" => "Microsoft Visual Studio Solution File, Format Version 12.00\n",
            ".CONFIG" => "<configuration />",
            _ => "<Project />",
        });
        project.Write("../src/Api/Api.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");

        project.DeployPlan("prod").Succeeds();
    }

    [TestMethod]
    public void Where_files_are_missing_a_message_says_what_to_do_in_a_container_and_that_helps()
    {
        var project = Create();

        var output = project.Build().Fails().Output;

        Assert.Contains("deploy.yml : error DPL1070: Nothing here is in a git repository", output);
        Assert.Contains("build with -p:EnableDeployPlan=false", output);
        Assert.Contains("name their root with -p:DeployPlanRepositoryRoot=<folder>", output);
        project.Build("-p:EnableDeployPlan=false").Succeeds();
    }

    [TestMethod]
    public void The_root_is_the_folder_that_the_property_names()
    {
        var project = Create();
        project.Write("../src/Api/Api.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        Assert.Contains("error DPL1070", project.DeployPlan("prod").Fails().Output);

        project.Build($"-p:DeployPlanRepositoryRoot={Path.GetDirectoryName(project.Folder)}").Succeeds();
        project.DeployPlan("prod", "-p:DeployPlanRepositoryRoot=..").Succeeds();

        Assert.IsTrue(File.Exists(project.Plan("prod")));
    }

    private static TestProject Create()
    {
        var project = TestProject.WithoutConfig(name: "repository/deploy");
        project.Write("deploy.yml", Config);
        return project;
    }
}
