using DeployPlan.Host.Tests.Stores.Support;

namespace DeployPlan.Host.Tests.Stores;

[TestClass]
public class FolderStores : StoreConformance
{
    private protected override IStorePlace NewPlace() => new FolderPlace();
}
