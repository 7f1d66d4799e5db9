using DeployPlan.Host.Tests.Stores.Support;

namespace DeployPlan.Host.Tests.Stores;

[TestClass]
[TestCategory("AzureBlob")]
public class LeasesInAzureBlob : LeaseConformance
{
    private static Azurite? _server;

    [ClassInitialize]
    public static void Start(TestContext _) => _server = new Azurite();

    [ClassCleanup]
    public static void End() => _server?.Dispose();

    private protected override IStorePlace NewPlace() => new AzureBlobPlace(_server!);
}
