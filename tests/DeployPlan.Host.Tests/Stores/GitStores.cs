using DeployPlan.Host.Tests.Stores.Support;

namespace DeployPlan.Host.Tests.Stores;

[TestClass]
public class GitStores : StoreConformance
{
    private protected override IStorePlace NewPlace() => new GitPlace();
}
