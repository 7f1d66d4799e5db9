using DeployPlan.Host.Stores;
using DeployPlan.Host.Tests.Support;
using DeployPlan.Stores;

namespace DeployPlan.Host.Tests.Stores.Support;

/// <summary>A database of the shared server.</summary>
internal sealed class PostgreSqlPlace : IStorePlace
{
    private readonly string _variable = "STORE_" + Guid.NewGuid().ToString("N");

    public PostgreSqlPlace()
    {
        Database = SharedPostgreSqlServer.Current.CreateDatabase();
        Environment.SetEnvironmentVariable(_variable, SharedPostgreSqlServer.Current.UrlOf(Database));
    }

    public string Database { get; }

    public string Location => "postgres:" + _variable;

    public string Folder => Path.GetTempPath();

    public bool IsAllOrNone => true;

    public IDocumentStore Open() => DocumentStores.Open(Location, Folder);

    public void GoAway() => SharedPostgreSqlServer.Current.Break();

    public void ComeBack() => SharedPostgreSqlServer.Current.Resume();

    public void Dispose() => Environment.SetEnvironmentVariable(_variable, null);
}
