using DeployPlan.Host.Stores;
using DeployPlan.Stores;

namespace DeployPlan.Host.Tests.Stores.Support;

/// <summary>A folder.</summary>
internal sealed class FolderPlace : IStorePlace
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("deployplan-store-").FullName;

    public string Location => Path.Combine(Folder, "store");

    public bool IsAllOrNone => true;

    public IDocumentStore Open() => DocumentStores.Open(Location, Folder);

    public void GoAway() => Directory.Move(Location, Location + "-away");

    public void ComeBack() => Directory.Move(Location + "-away", Location);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
