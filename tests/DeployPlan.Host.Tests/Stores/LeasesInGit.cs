using DeployPlan.Host.Tests.Stores.Support;

namespace DeployPlan.Host.Tests.Stores;

[TestClass]
[TestCategory("Stores")]
public class LeasesInGit : LeaseConformance
{
    private protected override IStorePlace NewPlace() => new GitPlace();
}
