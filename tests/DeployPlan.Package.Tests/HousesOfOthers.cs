using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

/// <summary>What a repository says for all of its projects counts for the project of its config, and does not break it. docs/msbuild.md has a line for each.</summary>
[TestClass]
public class HousesOfOthers
{
    private const string Config =
        """
        project: { name: shop }
        infra: { net: { provider: command, command: ["true"] } }
        services: {}
        environments: { prod: { driver: command } }

        """;

    [TestMethod]
    [DataRow("DeployPlan")]
    [DataRow("DeployPlan.Tasks")]
    public void A_package_for_every_project_from_a_central_version(string package)
    {
        var solution = WithConfig();
        solution.ReferenceEverywhere(package);

        solution.Run("build", "-warnaserror").Succeeds();

        Assert.IsTrue(File.Exists(solution.PathOf("deploy/bin/deployplan/prod/plan.json")));
    }

    [TestMethod]
    public void A_central_version_for_one_reference()
    {
        var solution = WithConfig();
        solution.Write(
            "Directory.Packages.props",
            $"""
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup><PackageVersion Include="DeployPlan" Version="{Workspace.Version}" /></ItemGroup>
            </Project>
            """);
        solution.Write(
            "deploy/deploy.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="DeployPlan" PrivateAssets="all" /></ItemGroup>
            </Project>
            """);

        Apply(solution);
    }

    [TestMethod]
    public void A_source_for_each_package()
    {
        var solution = WithConfig();
        solution.Replace(
            "NuGet.config",
            "</configuration>",
            """<packageSourceMapping><packageSource key="under-test"><package pattern="DeployPlan*" /></packageSource></packageSourceMapping></configuration>""");

        Apply(solution);
    }

    [TestMethod]
    public void Settings_for_programs()
    {
        var solution = WithConfig();
        solution.Write(
            "Directory.Build.props",
            """
            <Project>
              <PropertyGroup>
                <Version>2.5.0</Version>
                <TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>
                <OutputType>Exe</OutputType>
                <RuntimeIdentifier>linux-x64</RuntimeIdentifier>
                <PublishAot>true</PublishAot>
                <IsTestProject>true</IsTestProject>
                <IsPackable>true</IsPackable>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <Nullable>enable</Nullable>
                <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>
              </PropertyGroup>
            </Project>
            """);

        Apply(solution);

        Assert.Contains("\"version\": \"2.5.0\"", File.ReadAllText(solution.PathOf("deploy/bin/deployplan/prod/plan.json")));
    }

    [TestMethod]
    public void One_folder_for_all_output()
    {
        var solution = WithConfig();
        solution.Write("Directory.Build.props", "<Project><PropertyGroup><UseArtifactsOutput>true</UseArtifactsOutput></PropertyGroup></Project>");

        Apply(solution);

        Assert.IsTrue(File.Exists(solution.PathOf("artifacts/bin/deploy/deployplan/prod/plan.json")));
        Assert.IsFalse(Directory.Exists(solution.PathOf("deploy/bin")));
        Assert.IsFalse(Directory.Exists(solution.PathOf("deploy/obj")));
    }

    [TestMethod]
    public void Warnings_as_errors()
    {
        var solution = WithConfig();
        solution.Write("Directory.Build.props", "<Project><PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup></Project>");

        Assert.Contains("warning DPL2070", Apply(solution).Output);
        solution.Write("deploy/deploy.yml", "odd: 1\n" + Config);
        Assert.Contains("error DPL1013", solution.Run("build", "deploy", "-t:DeployPlan", "-p:Env=prod").Fails().Output);
        Assert.IsFalse(File.Exists(solution.PathOf("deploy/bin/deployplan/prod/plan.json")));
    }

    private static TestProject WithConfig()
    {
        var solution = TestProject.Solution();
        solution.Write("deploy/deploy.csproj", $"""<Project Sdk="DeployPlan.Tasks/{Workspace.Version}" />""");
        solution.Write("deploy/deploy.yml", Config);
        Dotnet.Run(solution.Folder, ["sln", "add", "deploy/deploy.csproj"]).Succeeds();
        return solution;
    }

    private static BuildResult Apply(TestProject solution) => solution.Run("build", "deploy", "-t:DeployPlanApply", "-p:Env=prod").Succeeds();
}
