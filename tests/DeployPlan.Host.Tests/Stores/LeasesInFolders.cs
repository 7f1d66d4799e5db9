using DeployPlan.Host.Tests.Stores.Support;

namespace DeployPlan.Host.Tests.Stores;

[TestClass]
public class LeasesInFolders : LeaseConformance
{
    private protected override IStorePlace NewPlace() => new FolderPlace();
}
