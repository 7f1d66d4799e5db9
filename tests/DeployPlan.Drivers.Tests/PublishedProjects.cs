using System.Diagnostics;

namespace DeployPlan.Drivers.Tests;

/// <summary>The driver <c>publish</c>, with real projects.</summary>
[TestClass]
[TestCategory("Slow")]
public class PublishedProjects
{
    private const string Library = """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><AssemblyName>NAME</AssemblyName></PropertyGroup></Project>""";

    [TestMethod]
    public void Projects_of_one_file_name_below_one_service_are_published_as_dotnet_publish_does_with_the_version_of_the_plan()
    {
        var project = Create("");
        project.Project.Write("src/Api/Api.csproj", Program("""
            <ItemGroup><ProjectReference Include="../Orders/Core/Core.csproj" /><ProjectReference Include="../Billing/Core/Core.csproj" /></ItemGroup>
            """));
        foreach (var name in new[] { "Orders", "Billing" })
        {
            project.Project.Write($"src/{name}/Core/Core.csproj", Library.Replace("NAME", name + ".Core", StringComparison.Ordinal));
            project.Project.Write($"src/{name}/Core/Text.cs", $"namespace {name} {{ public static class Text {{ public const string Value = \"{name}\"; }} }}\n");
        }

        project.Project.Write("src/Api/Program.cs", "System.Console.WriteLine(Orders.Text.Value + Billing.Text.Value);\n");

        project.Apply("-p:Version=1.5.0-rc.1", "-m:2").Succeeds();

        var folder = Published(project);
        Assert.IsTrue(File.Exists(Path.Combine(folder, "Orders.Core.dll")));
        Assert.IsTrue(File.Exists(Path.Combine(folder, "Billing.Core.dll")));
        Assert.StartsWith("1.5.0-rc.1", FileVersionInfo.GetVersionInfo(Path.Combine(folder, "Api.dll")).ProductVersion!);
    }

    [TestMethod]
    public void A_version_that_is_none_for_assemblies_is_what_the_program_says_of_itself()
    {
        var project = Create(", publish: { configuration: Debug, framework: net10.0, properties: { AssemblyTitle: \"a;b, 100% (c)\" } }");
        project.Project.Write("src/Api/Api.csproj", Program("").Replace("TargetFramework>", "TargetFrameworks>", StringComparison.Ordinal));
        project.Project.Write("src/Api/Program.cs", "System.Console.WriteLine();\n");

        project.Apply("-p:DeployPlanVersion=20261126.build-7").Succeeds();

        var version = FileVersionInfo.GetVersionInfo(Path.Combine(Published(project), "Api.dll"));
        Assert.StartsWith("20261126.build-7", version.ProductVersion!);
        Assert.AreEqual("a;b, 100% (c)", version.FileDescription);
        Assert.IsTrue(Directory.Exists(project.Project.PathOf("src/Api/bin/Debug/net10.0")));
    }

    [TestMethod]
    public void A_single_file_that_brings_no_runtime_although_its_project_says_so_is_started()
    {
        var project = ApplyProject.Create("""
            project: { name: shop }
            services:
              api: { project: src/Api/Api.csproj, publish: { self_contained: false, runtime: linux-x64, properties: { PublishSingleFile: "true", DebugType: embedded } } }
            environments:
              prod: { driver: process }

            """);
        project.Project.Write("src/Api/Api.csproj", Program("<PropertyGroup><SelfContained>true</SelfContained></PropertyGroup>"));
        project.Project.Write("src/Api/Program.cs", "System.IO.File.WriteAllText(\"started.txt\", \"\"); System.Threading.Thread.Sleep(3000);\n");

        project.Apply().Succeeds();

        var folder = Directory.GetDirectories(project.Project.PathOf(".deployplan/prod/services/api")).Single();
        CollectionAssert.AreEquivalent(new[] { "Api", "started.txt" }, Directory.GetFiles(folder).Select(Path.GetFileName).ToArray());
    }

    [TestMethod]
    public void A_locked_restore_that_fails_only_where_it_is_published_leaves_the_database_alone_where_builds_come_first()
    {
        var project = ApplyProject.Create("""
            project: { name: shop }
            migrate_after_build: true
            databases:
              orders: { connection_env: ORDERS_DB, migrations: { engine: raw, path: db, strategy: pre_deploy } }
            services:
              api: { project: src/Api/Api.csproj, publish: { runtime: linux-x64 } }
            environments:
              prod: { driver: process }

            """);
        project.Project.Write("db/001_orders.sql", "create table orders (id integer);\n");
        project.Project.Write("src/Api/Api.csproj", Program("<PropertyGroup><RestorePackagesWithLockFile>true</RestorePackagesWithLockFile><RestoreLockedMode>$(Locked)</RestoreLockedMode></PropertyGroup>"));
        project.Project.Write("src/Api/Program.cs", "System.Console.WriteLine();\n");
        Dotnet.Run(project.Project.PathOf("src/Api"), ["restore", "-p:Locked=false"]).Succeeds();
        project.Project.Replace("src/Api/Api.csproj", "$(Locked)", "true");
        var database = project.Project.PathOf("orders.db");

        var output = project.Project.BuildWith(("ORDERS_DB", $"Data Source={database}"), "-t:DeployPlanApply", "-p:Env=prod").Fails().Output;

        Assert.Contains("NU1004", output);
        Assert.IsFalse(File.Exists(database));
    }

    [TestMethod]
    public void A_program_that_does_not_compile_is_a_failure_with_the_error_of_the_compiler()
    {
        var project = Create("");
        project.Project.Write("src/Api/Api.csproj", Program(""));
        project.Project.Write("src/Api/Program.cs", "System.Console.WriteLine(missing);\n");

        var output = project.Apply().Fails().Output;

        Assert.MatchesRegex("error DPL4104: build_api: '\\S*dotnet' exited with code 1: .*error CS0103: The name 'missing' does not exist in the current context", output);
        Assert.MatchesRegex("failed       build_api +[0-9.]+ s  DPL4104: .*error CS0103", output);
    }

    private static string Program(string more) =>
        $"""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>{more}</Project>""";

    private static string Published(ApplyProject project) => Directory.GetFiles(project.Project.PathOf(".deployplan/prod/services/api"), "Api.dll", SearchOption.AllDirectories).Select(file => Path.GetDirectoryName(file)!).Single();

    // What is published is looked at, and not run.
    private static ApplyProject Create(string publish)
    {
        var project = ApplyProject.Create($$"""
            project: { name: shop }
            services:
              api: { project: src/Api/Api.csproj{{publish}} }
            environments:
              prod: { driver: process }

            """);
        project.Project.AddToProject("<ItemGroup><DeployPlanDriver Include=\"process\" OperationType=\"deploy\" TargetName=\"Nothing\" /></ItemGroup><Target Name=\"Nothing\" />");
        return project;
    }
}
