using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using DeployPlan.Host.Tests.Stores.Support;

namespace DeployPlan.Drivers.Tests.Stores;

[TestClass]
[TestCategory("AzureBlob")]
public sealed class SharedReleasesInAzureBlob : IDisposable
{
    private readonly Azurite _server = new();

    public void Dispose() => _server.Dispose();

    [TestMethod]
    public void Two_machines_share_them() => TwoMachines.AssertShare(CreateMachines());

    [TestMethod]
    public void Every_target_works_on_any_machine() => AnyMachine.AssertHasEverything("azure-blob:RELEASES#shop", isRepository: false, ("RELEASES", _server.Connection));

    [TestMethod]
    public void No_secret_is_in_any_blob_or_beside_one() => LoggedSecret.AssertIsMasked(
        new Machines("azure-blob:RELEASES", LoggedSecret.Config, variables: [("RELEASES", _server.Connection), LoggedSecret.Variable]), ReadAll);

    [TestMethod]
    public void Releases_of_a_folder_are_taken_over_and_back()
    {
        const string WithoutStore = "-p:DeployPlanStore=";
        var machines = CreateMachines();
        machines.Apply(0, WithoutStore).Succeeds();
        foreach (var machine in new[] { 0, 1 })
        {
            machines[machine].Project.Write("cluster.sh", "test -e ready || exit 1\necho cluster >> ran.txt\n");
        }

        machines.Apply(0, WithoutStore, "-p:Version=2.0.0").Fails();

        Assert.Contains("prod: 2 taken over, 0 there already", machines.Target(0, "StoreMigrate").Succeeds().Output);
        Assert.Contains("prod: 0 taken over, 2 there already", machines.Target(0, "StoreMigrate").Succeeds().Output);
        machines[1].Project.Write("ready", "");
        machines.Apply(1, "-p:DeployPlanResume=true").Succeeds();
        CollectionAssert.AreEquivalent(new[] { "cluster", "api" }, machines[1].Ran.ToArray());

        Assert.Contains("prod: 3 taken over, 0 there already", machines.Target(2, "StoreMigrate", "-p:DeployPlanMigrateTo=folder").Succeeds().Output);
        Assert.MatchesRegex(@"Release \S+ of 2\.0\.0 to prod: succeeded, 4 succeeded", machines.Target(2, "Status", WithoutStore).Succeeds().Output);
        Assert.HasCount(3, machines[2].Releases);
        Assert.IsTrue(Directory.GetFiles(machines[2].Project.PathOf(".deployplan"), "*", SearchOption.AllDirectories).All(file => !File.ReadAllText(file).Contains(_server.Connection, StringComparison.Ordinal)));
    }

    // Names, contents and metadata, of which those that the store writes are base64.
    private string ReadAll()
    {
        var text = new StringBuilder();
        var account = new BlobServiceClient(_server.Connection);
        foreach (var container in account.GetBlobContainers().Select(found => account.GetBlobContainerClient(found.Name)))
        {
            foreach (var blob in container.GetBlobs(BlobTraits.Metadata, BlobStates.All, "", CancellationToken.None))
            {
                text.Append(blob.Name).Append('\n').Append(container.GetBlobClient(blob.Name).DownloadContent().Value.Content).Append('\n');
                foreach (var (key, value) in blob.Metadata)
                {
                    text.Append(key).Append('\n').Append(Encoding.UTF8.GetString(Convert.FromBase64String(value)));
                }
            }
        }

        Assert.MatchesRegex("(?s)deployplanline\n.*takes the lease|takes the lease.*deployplanline\n", text.ToString());
        return text.ToString();
    }

    private Machines CreateMachines() => new("azure-blob:RELEASES#shop", variables: [("RELEASES", _server.Connection)]);
}
