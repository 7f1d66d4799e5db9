namespace DeployPlan.Package.Tests.Support;

/// <summary>
/// A solution as the templates of the SDK make it, with migrations and scripts: a web project, a worker, a library with a context of EF Core and its tests. Made once; a
/// test works on a copy, which is a repository without a deploy.yml.
/// </summary>
internal static class NewSolution
{
    private static readonly Lazy<string> Made = new(Make);

    public static TestProject Copy()
    {
        var copy = TestProject.Empty();
        foreach (var file in Directory.GetFiles(Made.Value, "*", SearchOption.AllDirectories))
        {
            var target = copy.PathOf(Path.GetRelativePath(Made.Value, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        Git.Run(copy.Folder, "init", "-q");
        return copy;
    }

    private static string Make()
    {
        var folder = Workspace.NewFolder("new solution");
        New("sln", "-n", "Shop");
        New("webapi", "-n", "Shop.Api", "-o", "src/Shop.Api", "--no-restore", "--no-openapi");
        New("worker", "-n", "Shop.Worker", "-o", "src/Shop.Worker", "--no-restore");
        New("classlib", "-n", "Shop.Data", "-o", "src/Shop.Data", "--no-restore");
        New("mstest", "-n", "Shop.Tests", "-o", "tests/Shop.Tests", "--no-restore");
        Dotnet.Run(folder, ["sln", "add", "src/Shop.Api", "src/Shop.Worker", "src/Shop.Data", "tests/Shop.Tests"]).Succeeds();
        Dotnet.Run(folder, ["add", "src/Shop.Api", "reference", "src/Shop.Data"]).Succeeds();
        Edit("src/Shop.Data/Shop.Data.csproj", "</Project>", """<ItemGroup><PackageReference Include="Microsoft.EntityFrameworkCore.Relational" Version="10.0.0" /></ItemGroup></Project>""");
        Edit("src/Shop.Api/Program.cs", "app.Run();", "app.MapHealthChecks(\"/healthz\");\n\napp.Run();");
        Write("src/Shop.Api/Properties/launchSettings.json", """{ "profiles": { "http": { "commandName": "Project", "applicationUrl": "https://localhost:7001;http://localhost:5001" } } }""");
        Write("src/Shop.Data/Migrations/20260101000000_First.cs", "namespace Shop.Data.Migrations;\n");
        Write(
            "src/Shop.Data/Migrations/OrdersContextModelSnapshot.cs",
            """
            using Microsoft.EntityFrameworkCore;
            using Microsoft.EntityFrameworkCore.Infrastructure;

            namespace Shop.Data.Migrations
            {
                [DbContext(typeof(OrdersContext))]
                partial class OrdersContextModelSnapshot : ModelSnapshot
                {
                }
            }
            """);
        Write("db/reports/001_sales.sql", "create table sales (id int);\n");
        Write("db/reports/002_index.sql", "create index i on sales (id);\n");
        Write("src/Shop.Api/Queries/Sales.sql", "select 1;\n");
        Write("tests/Shop.Tests/db/001_data.sql", "select 1;\n");
        File.Copy(Path.Combine(Workspace.Repository, "global.json"), Path.Combine(folder, "global.json"));
        Write("NuGet.config", Workspace.NuGetConfig);
        return folder;

        void New(params string[] arguments) => Dotnet.Run(folder, ["new", .. arguments]).Succeeds();

        void Edit(string path, string before, string after)
        {
            var text = File.ReadAllText(Path.Combine(folder, path));
            Assert.Contains(before, text);
            File.WriteAllText(Path.Combine(folder, path), text.Replace(before, after, StringComparison.Ordinal));
        }

        void Write(string path, string text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
            File.WriteAllText(Path.Combine(folder, path), text);
        }
    }
}
