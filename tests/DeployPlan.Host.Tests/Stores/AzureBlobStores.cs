using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Sas;
using DeployPlan.Host.Stores;
using DeployPlan.Host.Tests.Stores.Support;
using DeployPlan.Stores;

namespace DeployPlan.Host.Tests.Stores;

[TestClass]
[TestCategory("AzureBlob")]
public class AzureBlobStores : StoreConformance
{
    private static Azurite? _server;

    [ClassInitialize]
    public static void Start(TestContext _) => _server = new Azurite();

    [ClassCleanup]
    public static void End() => _server?.Dispose();

    private protected override IStorePlace NewPlace() => new AzureBlobPlace(_server!);

    [TestMethod]
    public void The_URL_of_a_container_with_a_signature_will_do()
    {
        var container = new BlobContainerClient(_server!.Connection, "with-signature");
        container.CreateIfNotExists();
        var signed = container.GenerateSasUri(BlobContainerSasPermissions.All, DateTimeOffset.UtcNow.AddHours(1)).ToString();

        With(signed, static store => Assert.IsNotNull(store.Write([new DocumentWrite("shop/prod/a", [1], null)], "first")));
        With(signed, static store => Assert.HasCount(1, store.List("shop/")));
        With(signed, static store => Assert.AreEqual("first", store.Lines("shop/")[^1]));
    }

    // Where that counts as a write of someone else, it is tried again until the lease ends, which may be never.
    [TestMethod]
    public void A_blob_that_someone_leases_is_refused_with_what_Azure_says()
    {
        var container = new BlobContainerClient(_server!.Connection, "with-a-lease");
        container.CreateIfNotExists();
        var signed = container.GenerateSasUri(BlobContainerSasPermissions.All, DateTimeOffset.UtcNow.AddHours(1)).ToString();
        With(signed, store =>
        {
            var version = store.Write([new DocumentWrite("shop/prod/a", [1], null)], "")![0];
            foreach (var blob in container.GetBlobs().ToList())
            {
                container.GetBlobClient(blob.Name).GetBlobLeaseClient().Acquire(BlobLeaseClient.InfiniteLeaseDuration);
            }

            var thrown = Assert.ThrowsExactly<StoreException>(() => store.Write([new DocumentWrite("shop/prod/a", [2], version)], ""));
            Assert.AreEqual(StoreFault.Refused, thrown.Fault, thrown.Message);
            Assert.Contains("LeaseIdMissing (412)", thrown.Message);
        });
    }

    [TestMethod]
    public void A_signature_that_may_only_read_is_refused_and_not_shown()
    {
        var container = new BlobContainerClient(_server!.Connection, "read-only");
        container.CreateIfNotExists();
        var signed = container.GenerateSasUri(BlobContainerSasPermissions.Read, DateTimeOffset.UtcNow.AddHours(1));

        Refused(signed.ToString(), StoreFault.Refused, "read, add, create, write, delete and list", signed.Query);
    }

    [TestMethod]
    public void A_wrong_key_is_refused_and_not_shown() => Refused(
        _server!.Connection.Replace("AccountKey=", "AccountKey=AAAA", StringComparison.Ordinal), StoreFault.Refused, "the key or signature must be valid", "AccountKey");

    [TestMethod]
    public void What_is_no_connection_is_refused_and_not_shown()
    {
        Refused("canary", StoreFault.Refused, "is no connection to Azure Blob Storage", "canary");
        Refused("http://canary.blob.core.windows.net/canary", StoreFault.Refused, "with a signature", "canary");
        Refused("", StoreFault.Refused, "is not set", "canary");
    }

    [TestMethod]
    public void A_service_that_does_not_answer_may_be_asked_again() =>
        Refused($"https://127.0.0.1:{FreePort.Find()}/canary/x?sv=2020&sig=canary", StoreFault.Unreachable, "cannot be reached (ConnectionRefused)", "canary");

    [TestMethod]
    public void A_job_without_an_identity_is_told_so()
    {
        // Only what variables say: no look at what a machine of Azure may have.
        Environment.SetEnvironmentVariable("AZURE_TOKEN_CREDENTIALS", "EnvironmentCredential");
        try
        {
            Refused("https://127.0.0.1:1/canary", StoreFault.Refused, "this job has no identity", "canary");
        }
        finally
        {
            Environment.SetEnvironmentVariable("AZURE_TOKEN_CREDENTIALS", null);
        }
    }

    private static void Refused(string connection, StoreFault fault, string expected, string hidden)
    {
        var thrown = Assert.ThrowsExactly<StoreException>(() => With(connection, static store => store.Write([new DocumentWrite("shop/prod/a", [1], null)], "")));
        Assert.AreEqual(fault, thrown.Fault, thrown.Message);
        Assert.Contains(expected, thrown.Message);
        Assert.Contains("AZURE_OF_THIS_TEST", thrown.Message);
        Assert.DoesNotContain(hidden, thrown.ToString());
    }

    private static void With(string connection, Action<IDocumentStore> use)
    {
        Environment.SetEnvironmentVariable("AZURE_OF_THIS_TEST", connection);
        try
        {
            using var store = DocumentStores.Open("azure-blob:AZURE_OF_THIS_TEST", Path.GetTempPath());
            use(store);
        }
        finally
        {
            Environment.SetEnvironmentVariable("AZURE_OF_THIS_TEST", null);
        }
    }
}
