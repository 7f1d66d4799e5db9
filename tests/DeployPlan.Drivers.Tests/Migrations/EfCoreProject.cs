namespace DeployPlan.Drivers.Tests.Migrations;

/// <summary>A project whose two databases are those of the program that docs/drivers.md shows.</summary>
internal static class EfCoreProject
{
    // In a folder that goes on the PATH. A tool of a manifest is remembered for the user, with its place in the packages of this run, which go away with it.
    private static readonly Lazy<string> Tools = new(() =>
    {
        var folder = Workspace.NewFolder("tools");
        Dotnet.Run(folder, ["tool", "install", "dotnet-ef", "--version", "10.0.15", "--tool-path", folder]).Succeeds();
        return folder;
    });

    /// <summary>The variable <c>PATH</c> with the tools of EF Core.</summary>
    public static string PathWithTools => Tools.Value + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");

    public static ApplyProject Create(string package, string version, string useDatabase, string auditStrategy)
    {
        var project = ApplyProject.Create(
            $$"""
            project: { name: shop }
            databases:
              orders: { connection_env: ORDERS_DB, migrations: { engine: efcore, path: src/Shop.Data, strategy: pre_deploy, args: [--context, OrdersContext] } }
              audit: { connection_env: AUDIT_DB, migrations: { engine: efcore, path: src/Shop.Data, strategy: {{auditStrategy}}, args: [--context, AuditContext] } }
            services:
              api: { image: "api:1", command: [sh, -c, echo api >> ran.txt] }
            environments:
              prod: { driver: command }

            """);
        var files = project.Project;
        files.Write(
            "src/Shop.Data/Shop.Data.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.EntityFrameworkCore.Design" Version="10.0.15" PrivateAssets="all" />
                <PackageReference Include="{package}" Version="{version}" />
              </ItemGroup>
            </Project>
            """);
        files.Write("src/Shop.Data/Program.cs", Example().Replace("UseSqlite", useDatabase, StringComparison.Ordinal));
        files.Write(
            "src/Shop.Data/Migrations.cs",
            """
            using Microsoft.EntityFrameworkCore.Infrastructure;
            using Microsoft.EntityFrameworkCore.Migrations;

            [DbContext(typeof(OrdersContext)), Migration("20260101000000_Orders")]
            public class Orders : Migration { protected override void Up(MigrationBuilder builder) => builder.Sql("create table orders (id int)"); }

            [DbContext(typeof(OrdersContext)), Migration("20260102000000_Lines")]
            public class Lines : Migration { protected override void Up(MigrationBuilder builder) => builder.Sql("create table lines (id int)"); }

            [DbContext(typeof(AuditContext)), Migration("20260101000000_Audit")]
            public class Audit : Migration { protected override void Up(MigrationBuilder builder) => builder.Sql("create table audit (id int)"); }

            """);
        return project;
    }

    /// <summary>Applies prod with the connection strings of the two databases.</summary>
    public static BuildResult Apply(ApplyProject project, string orders, string audit, params string[] arguments) => Dotnet.Run(
        project.Project.Folder,
        ["build", "--no-restore", "-nologo", "-tl:off", "-t:DeployPlanApply", "-p:Env=prod", "-m:2", .. arguments],
        ("PATH", PathWithTools),
        ("ORDERS_DB", orders),
        ("AUDIT_DB", audit));

    // What people copy is what is tested.
    private static string Example()
    {
        var page = File.ReadAllText(Path.Combine(Workspace.Repository, "docs", "drivers.md"));
        var index = page.IndexOf("using Microsoft.EntityFrameworkCore;", StringComparison.Ordinal);
        return page[index..page.IndexOf("```", index, StringComparison.Ordinal)];
    }
}
