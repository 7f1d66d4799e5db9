using DeployPlan.Host.Tests.Stores.Support;

namespace DeployPlan.Drivers.Tests.Stores;

[TestClass]
[TestCategory("AzureBlob")]
[DoNotParallelize]
public sealed class FaultsWithAzureBlob : KilledApplies, IDisposable
{
    private readonly Azurite _server = new();

    private protected override string Location => "azure-blob:RELEASES";

    private protected override (string Name, string Value)[] Variables => [("RELEASES", _server.Connection)];

    public void Dispose() => _server.Dispose();

    private protected override void GoAway() => _server.Stop();

    private protected override void ComeBack() => _server.Start();
}
