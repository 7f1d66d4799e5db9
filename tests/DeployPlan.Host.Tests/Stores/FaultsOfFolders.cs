using DeployPlan.Host.Tests.Stores.Support;

namespace DeployPlan.Host.Tests.Stores;

[TestClass]
[TestCategory("Stores")]
public class FaultsOfFolders : StoreFaults
{
    private protected override IStorePlace NewPlace() => new FolderPlace();
}
