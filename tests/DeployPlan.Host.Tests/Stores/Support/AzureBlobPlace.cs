using DeployPlan.Host.Stores;
using DeployPlan.Stores;

namespace DeployPlan.Host.Tests.Stores.Support;

/// <summary>A container of its own in the emulator.</summary>
internal sealed class AzureBlobPlace : IStorePlace
{
    private readonly Azurite _server;
    private readonly string _id = Guid.NewGuid().ToString("N");

    public AzureBlobPlace(Azurite server)
    {
        _server = server;
        Environment.SetEnvironmentVariable("STORE_" + _id, server.Connection);
    }

    public string Location => $"azure-blob:STORE_{_id}#c-{_id}";

    public string Folder => Path.GetTempPath();

    public bool IsAllOrNone => false;

    public IDocumentStore Open() => DocumentStores.Open(Location, Folder);

    public void GoAway() => _server.Stop();

    public void ComeBack() => _server.Start();

    public void Dispose() => Environment.SetEnvironmentVariable("STORE_" + _id, null);
}
