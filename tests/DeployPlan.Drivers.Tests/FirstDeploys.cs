using System.Globalization;
using System.Net.Http;
using DeployPlan.Drivers.Tests.Migrations;
using DeployPlan.Drivers.Tests.Support;

namespace DeployPlan.Drivers.Tests;

/// <summary>What Init writes for solutions of tests/Shapes is applied as it is, with nothing but the SDK: SQLite, EF Core and processes.</summary>
[TestClass]
[TestCategory("Slow")]
[DoNotParallelize]
public class FirstDeploys
{
    [TestMethod]
    [DataRow("todoapi", "TodoApi/Properties/launchSettings.json", "5312", "ConnectionStrings__Todos", "todos")]
    [DataRow("clean-use-cases", "src/Web/Properties/launchSettings.json", "5317", "ConnectionStrings__CleanArchitectureDb", "lists")]
    [DataRow("clean-minimal", "src/Clean.Architecture.Web/Properties/launchSettings.json", "57679", "ConnectionStrings__SqliteConnection", "contributors")]
    public async Task From_init_to_a_service_that_answers_from_its_migrated_database(string shape, string settings, string port, string variable, string path)
    {
        var project = TestProject.WithoutConfig(Template.WithDrivers, shape);
        CopyShape(shape, project);
        Git.Run(project.Folder, "init", "-q");
        var free = LocalShop.FreePort().ToString(CultureInfo.InvariantCulture);
        project.Replace(settings, port, free);

        // As the README says: a project of its own for the whole solution.
        File.Delete(project.PathOf("Shop.csproj"));
        project.Write("deploy/deploy.csproj", $"""<Project Sdk="DeployPlan.Tasks/{Workspace.Version}" />""");
        Dotnet.Run(project.Folder, ["build", "deploy", "-t:DeployPlanInit", "-nologo", "-tl:off"]).Succeeds();

        // As a server of Blazor publishes the program of the browser with its own.
        project.Write(Path.Combine(settings, "..", "..", "Other.Client.runtimeconfig.json"), "{}");
        try
        {
            Dotnet.Run(
                project.Folder,
                ["build", "deploy", "-nologo", "-tl:off", "-t:DeployPlanApply", "-p:Env=staging", "-p:Version=1.0.0"],
                ("PATH", EfCoreProject.PathWithTools),
                (variable, $"Data Source={project.PathOf("app.db")}")).Succeeds();

            Assert.AreEqual("0", await Answer(new Uri($"http://localhost:{free}/{path}")));
        }
        finally
        {
            foreach (var pid in Directory.GetFiles(project.PathOf("deploy/.deployplan"), "service.pid", SearchOption.AllDirectories))
            {
                LocalShop.End(int.Parse((await File.ReadAllLinesAsync(pid))[0], CultureInfo.InvariantCulture));
            }
        }
    }

    // Not every service has a health check that the apply waits for.
    private static async Task<string> Answer(Uri url)
    {
        using var http = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await http.GetStringAsync(url);
            }
            catch (HttpRequestException) when (tries < 100)
            {
                await Task.Delay(200);
            }
        }
    }

    private static void CopyShape(string shape, TestProject project)
    {
        var from = Path.Combine(Workspace.Repository, "tests", "Shapes", shape);
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            project.Write(Path.GetRelativePath(from, file), File.ReadAllText(file));
        }
    }
}
