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

    private Machines CreateMachines() => new("azure-blob:RELEASES#shop", variables: [("RELEASES", _server.Connection)]);
}
