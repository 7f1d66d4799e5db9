using DeployPlan.Drivers.Tests.Support;
using DeployPlan.Host.Tests.Support;

namespace DeployPlan.Engines.Tests.Support;

/// <summary>
/// The sample Shop in a repository of its own, with all its services on one agent and its databases on a real server. What is published, and which processes run, is recorded
/// outside of the folders of jobs, as on an agent. Disposing it ends the services.
/// </summary>
internal sealed class SampleShop : IDisposable
{
    public SampleShop(PostgreSqlServer server)
    {
        (Catalog, Orders) = (server.CreateDatabase(), server.CreateDatabase());
        var state = Workspace.NewFolder("state");
        Services = new LocalShop(FreshClone.MakeSample("Shop")) { State = Path.Combine(state, "shop", "local") };
        Services.RunServicesOn("web-1");
        Services.RunEverything();
        Services.Replace("Shop.csproj", "Version=\"0.1.0\"", $"Version=\"{Workspace.Version}\"");
        Services.Replace("Shop.csproj", "</Project>", $"  <PropertyGroup><DeployPlanStateDirectory>{state}</DeployPlanStateDirectory></PropertyGroup>\n</Project>");
        File.Copy(Path.Combine(Workspace.Repository, "global.json"), Services.PathOf("global.json"));
        File.WriteAllText(Services.PathOf("NuGet.config"), Workspace.NuGetConfig);
        Pipeline = new GitLabPipeline(
            Services.Folder, "local", ("CATALOG_DB", server.UrlOf(Catalog)), ("ORDERS_DB", server.UrlOf(Orders)), ("REPORTS_DB", server.UrlOf(server.CreateDatabase())), ("POSTGRES_PASSWORD", "secret"));
    }

    public GitLabPipeline Pipeline { get; }

    public LocalShop Services { get; }

    /// <summary>The name of a database.</summary>
    public string Catalog { get; }

    /// <summary>The name of a database.</summary>
    public string Orders { get; }

    public void Dispose() => Services.Dispose();
}
