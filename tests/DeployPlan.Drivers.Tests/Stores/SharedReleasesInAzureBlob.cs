using DeployPlan.Host.Tests.Stores.Support;

namespace DeployPlan.Drivers.Tests.Stores;

[TestClass]
[TestCategory("AzureBlob")]
public sealed class SharedReleasesInAzureBlob : IDisposable
{
    private readonly Azurite _server = new();

    public void Dispose() => _server.Dispose();

    [TestMethod]
    public void Two_machines_share_them() => TwoMachines.AssertShare(new Machines("azure-blob:RELEASES#shop", variables: [("RELEASES", _server.Connection)]));
}
