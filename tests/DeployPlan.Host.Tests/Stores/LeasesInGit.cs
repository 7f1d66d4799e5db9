using DeployPlan.Host.Tests.Stores.Support;

namespace DeployPlan.Host.Tests.Stores;

[TestClass]
public class LeasesInGit : LeaseConformance
{
    private protected override IStorePlace NewPlace() => new GitPlace();
}
