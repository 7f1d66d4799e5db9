using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Stores;

namespace DeployPlan.Tests.Releases;

/// <summary>An operation that is run by itself, with the program that talks to stores.</summary>
[TestClass]
public class ClaimedOperations
{
    private const int Lease = 7;
    private const int ClaimSeconds = 60;
    private const string Id = "infra_a";

    internal static string Program
    {
        get
        {
            var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
            return RepositoryFolder.PathOf("src", "DeployPlan.Host", "bin", configuration, "net8.0", "DeployPlan.Host.dll");
        }
    }

    // A machine may sleep between the claim and the first record, which another node of its build writes.
    [TestMethod]
    public void A_node_of_a_build_that_has_lost_it_writes_nothing()
    {
        using var state = new StateFolder();
        using var started = StateFolder.Begin(state.Request);
        using var session = StoreSession.Open(new StoreSettings(state.PathOf("store"), state.PathOf("."), Program));
        var names = new StoreNames("shop", "prod");
        var folder = started.Folder;
        var document = names.Operation(folder.Release.Id, folder.NameOf(Id));
        var record = new OperationRecord { Id = Id, Driver = "command", Attempt = 1, Log = "a.log", Started = StateFolder.Noon, Release = folder.Release.Id, Status = OperationStatus.Pending };
        session.Client.Write([new DocumentWrite(document, new StoredOperation(record, Lease).ToBytes(), DocumentWrite.Absent)], "");

        using var paused = new SharedRecords(session.Client, session.Pipe, names, Lease, "ann on host1, job a|b 7", mostOfLog: 0);
        Assert.IsTrue(paused.Claim(folder, Id, "paused", ClaimSeconds, StateFolder.Noon));
        var running = record with { Status = OperationStatus.Running };
        using (var node = SharedRecords.Connect(paused.Address))
        {
            Assert.AreEqual(paused.Address, node.Address);
            node.Write(folder, running);
        }

        using var other = new SharedRecords(session.Client, session.Pipe, names, Lease, "ann on host1, job a|b 7", mostOfLog: 0);
        Assert.IsTrue(other.Claim(folder, Id, "other", ClaimSeconds, StateFolder.Noon));

        using var late = SharedRecords.Connect(paused.Address);
        Assert.AreEqual(StoreFault.LeaseLost, Assert.ThrowsExactly<StoreException>(() => late.Write(folder, running)).Fault);
        Assert.AreEqual("other", other.Look(folder, Id).Holder);
        Assert.EndsWith($"{Id} running, lease number 7, by ann on host1, job a|b 7", session.Client.Lines("")[^1]);
    }
}
