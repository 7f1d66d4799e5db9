using DeployPlan.Package.Tests.Support;

namespace DeployPlan.Package.Tests;

/// <summary>What a project is made of depends on how it is built.</summary>
[TestClass]
public class SealedBuilds
{
    [TestMethod]
    public void Sealed_is_what_a_project_is_made_of_in_each_of_its_builds()
    {
        var project = TestProject.WithoutConfig(Template.WithDrivers);
        project.AddToProject("<PropertyGroup><EnableDefaultItems>false</EnableDefaultItems></PropertyGroup>");
        project.Write(".git/HEAD", "");
        project.Write("deploy.yml", """
            project: { name: shop }
            databases:
              a: { connection_env: A_DB, migrations: { engine: efcore, path: Web, strategy: pre_deploy } }
              b: { connection_env: B_DB, migrations: { engine: efcore, path: Web, strategy: pre_deploy, args: [--configuration, Staging] } }
            services:
              web: { project: Web/Web.csproj, publish: { properties: { Edition: "pro;%1", Other: x }, runtime: linux-x64 } }
              job: { project: Web/Web.csproj, publish: { configuration: Nightly, self_contained: true, framework: net9.0 } }
            environments:
              prod: { driver: process }

            """);
        project.Write("Web/Web.csproj", """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <Compile Include="../parts/debug.cs" Condition="'$(Configuration)' == 'Debug'" />
                <Compile Include="../parts/edition.cs" Condition="'$(Edition)' == 'pro%3B%251'" />
                <Compile Include="../parts/linux.cs" Condition="'$(RuntimeIdentifier)' == 'linux-x64'" />
                <Compile Include="../parts/nightly.cs" Condition="'$(Configuration)' == 'Nightly' and '$(SelfContained)' == 'true'" />
                <Compile Include="../parts/none.cs" Condition="'$(Configuration)' == 'Other' or '$(Edition)' == 'other'" />
                <Compile Include="../parts/published.cs" Condition="'$(_IsPublishing)' == 'true'" />
                <Compile Include="../parts/staging.cs" Condition="'$(Configuration)' == 'Staging'" />
                <Compile Include="../parts/framework.cs" Condition="'$(TargetFramework)' == 'net9.0'" />
                <ProjectReference Include="../Library/Library.csproj" AdditionalProperties="Flavor=own;Kind=x" GlobalPropertiesToRemove="Other" />
                <ProjectReference Include="../Tool/Tool.csproj" ReferenceOutputAssembly="false" />
              </ItemGroup>
            </Project>
            """);
        project.Write("Library/Library.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <Compile Include="../parts/library.cs" Condition="'$(Edition)' == 'pro%3B%251'" />
                <Compile Include="../parts/flavor.cs" Condition="'$(Flavor)' == 'own' and '$(Kind)' == 'x'" />
                <Compile Include="../parts/no-runtime.cs" Condition="'$(RuntimeIdentifier)' == '' and '$(Edition)' != ''" />
                <Compile Include="../parts/none.cs" Condition="'$(RuntimeIdentifier)' != ''" />
                <Compile Include="../parts/removed.cs" Condition="'$(Other)' == '' and '$(Edition)' != ''" />
              </ItemGroup>
            </Project>
            """);
        project.Write("Tool/Tool.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup>
              <ItemGroup><Compile Include="../parts/tool.cs" Condition="'$(RuntimeIdentifier)' == 'linux-x64'" /></ItemGroup>
            </Project>
            """);
        foreach (var part in new[] { "debug", "edition", "flavor", "framework", "library", "linux", "nightly", "no-runtime", "none", "published", "removed", "staging", "tool" })
        {
            project.Write($"parts/{part}.cs", "class Part;\n");
        }

        project.DeployPlan("prod").Succeeds();

        var listed = File.ReadAllLines(Path.ChangeExtension(project.Plan("prod"), ".inputs")).Skip(1).Select(line => line[66..]).Where(file => file.StartsWith("parts/", StringComparison.Ordinal));
        Assert.AreEqual("parts/debug.cs parts/edition.cs parts/flavor.cs parts/framework.cs parts/library.cs parts/linux.cs parts/nightly.cs parts/no-runtime.cs parts/published.cs parts/removed.cs parts/staging.cs parts/tool.cs", string.Join(' ', listed));
    }
    [TestMethod]
    [DataRow("MSBuildProjectName")]
    [DataRow("MSBuildSDKsPath")]
    [DataRow("PropertyGroup")]
    public void A_property_that_no_build_takes_is_an_error_at_the_service(string name)
    {
        var project = TestProject.WithoutConfig(Template.WithDrivers);
        project.Write(".git/HEAD", "");
        project.Write("deploy.yml", $"project: {{ name: shop }}\nservices:\n  web: {{ project: Web/Web.csproj, publish: {{ properties: {{ {name}: /nowhere }} }} }}\nenvironments: {{ prod: {{ driver: process }} }}\n");
        project.Write("Web/Web.csproj", """<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");

        var output = project.DeployPlan("prod").Fails().Output;

        Assert.Contains("deploy.yml(3,19,3,33): error DPL2030: The project 'Web/Web.csproj' cannot be read", output);
        Assert.Contains($"make 'dotnet build {project.PathOf("Web/Web.csproj")} -p:{name}=/nowhere' work", output);
    }

    [TestMethod]
    [DataRow("<TargetFrameworks>$(Ours)</TargetFrameworks>", "", "net8.0;net10.0", DisplayName = "a property of an import")]
    [DataRow("", "<PropertyGroup><TargetFrameworks>$(Ours)</TargetFrameworks></PropertyGroup>", "net8.0;net10.0", DisplayName = "an import")]
    [DataRow("<TargetFrameworks>net9.0;net10.0;NET10.0</TargetFrameworks>", "", "net9.0;net10.0;NET10.0", DisplayName = "one twice")]
    [DataRow("<TargetFramework>net10.0</TargetFramework><TargetFramework Condition=\"'$(Configuration)' == 'Release'\" /><TargetFrameworks>net9.0;net10.0</TargetFrameworks>", "", "net9.0;net10.0", DisplayName = "a condition")]
    public void A_project_of_several_frameworks_needs_one_as_it_is_evaluated(string own, string imported, string expected)
    {
        var project = TestProject.WithoutConfig(Template.WithDrivers);
        project.Write(".git/HEAD", "");
        project.Write("deploy.yml", "project: { name: shop }\nservices:\n  web: { project: Web/Web.csproj }\nenvironments: { prod: { driver: process } }\n");
        project.Write("build/own.props", $"<Project><PropertyGroup><Ours>net8.0;net10.0</Ours></PropertyGroup>{imported}</Project>");
        project.Write("Web/Web.csproj", $"""<Project Sdk="Microsoft.NET.Sdk.Web"><Import Project="../build/own.props" /><PropertyGroup>{own}</PropertyGroup></Project>""");

        Assert.Contains($"deploy.yml(3,19,3,33): error DPL1059: 'Web/Web.csproj' has TargetFrameworks ({expected})", project.DeployPlan("prod").Fails().Output);

        project.Write("deploy.yml", "project: { name: shop }\nservices:\n  web: { project: Web/Web.csproj, publish: { framework: net10.0 } }\nenvironments: { prod: { driver: process } }\n");
        project.DeployPlan("prod").Succeeds();
    }
}
