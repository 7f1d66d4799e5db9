using DeployPlan.Releases;
using DeployPlan.Stores;

namespace DeployPlan.Tests.Releases;

/// <summary>How a release comes into a store as a whole: when it begins, and from a folder. With the program that talks to stores.</summary>
[TestClass]
public class PublishedReleases
{
    private const int Token = 7;
    private const int Many = 1200;
    private static readonly StoreNames Names = new("shop", "prod");

    [TestMethod]
    [DataRow(3)]
    [DataRow(Many)]
    public void A_release_begins_although_its_lease_is_renewed_before_many_documents_are_written(int operations)
    {
        using var state = Large(operations);
        using var started = StateFolder.Begin(state.Request);
        using var session = Open(state);
        var lease = Take(session.Client, started.Folder);
        using var slow = new Intervening(session.Client);
        slow.BeforeWrite = writes =>
        {
            if (writes.Count > 2)
            {
                Renew(session.Client);
            }
        };

        new SharedReleases(slow, state.Store, "shop", "prod").Publish(started.Folder, lease, "begun");

        CollectionAssert.AreEqual(new[] { started.Folder.Release.Id }, StoreMigration.StoredIn(session.Client, Names).ToArray());
        Assert.HasCount(operations, session.Client.List(Names.Of(started.Folder.Release.Id, "operations/")));
        Assert.AreEqual("begun", session.Client.Lines(Names.Prefix).Single());
        Assert.IsLessThanOrEqualTo(500, slow.Sizes.Max());
        Assert.AreEqual(2, slow.Sizes[^1]);
    }

    [TestMethod]
    public void A_small_release_begins_in_one_change()
    {
        using var state = new StateFolder();
        using var started = StateFolder.Begin(state.Request);
        using var session = Open(state);
        var lease = Take(session.Client, started.Folder);
        using var store = new Intervening(session.Client);

        new SharedReleases(store, state.Store, "shop", "prod").Publish(started.Folder, lease, "begun");

        Assert.HasCount(1, store.Sizes);
    }

    [TestMethod]
    public void Of_a_begin_that_is_killed_between_its_changes_nothing_counts_and_the_next_one_begins()
    {
        using var state = Large(Many);
        using var session = Open(state);
        string killed;
        using (var started = StateFolder.Begin(state.Request))
        {
            killed = started.Folder.Release.Id;
            using var dying = new Intervening(session.Client);
            dying.BeforeWrite = _ => Dying(dying.Sizes.Count);
            Assert.ThrowsExactly<StoreException>(() => new SharedReleases(dying, state.Store, "shop", "prod").Publish(started.Folder, Take(session.Client, started.Folder), "begun"));
            Directory.Delete(started.Folder.Directory, recursive: true);
        }

        Assert.IsNotEmpty(session.Client.List(Names.Of(killed, "")));
        using var elsewhere = new StateFolder();
        var copy = new SharedReleases(session.Client, elsewhere.Store, "shop", "prod");
        copy.Pull(elsewhere.Request.Here);
        Assert.IsEmpty(elsewhere.Store.ReleasesOf("prod"));
        Assert.IsEmpty(Directory.GetDirectories(elsewhere.EnvironmentState));
        Assert.IsEmpty(StoreMigration.StoredIn(session.Client, Names));
        Assert.IsEmpty(session.Client.Lines(Names.Prefix));

        using var next = StateFolder.Begin(state.Request with { Now = StateFolder.Noon.AddMinutes(1) });
        var taken = Take(session.Client, next.Folder);
        var shared = new SharedReleases(session.Client, state.Store, "shop", "prod");
        shared.TakeOver(killed, taken.Token);
        shared.Publish(next.Folder, taken, "begun");
        copy.Pull(elsewhere.Request.Here);
        CollectionAssert.AreEqual(new[] { next.Folder.Release.Id }, elsewhere.Store.ReleasesOf("prod").ToArray());
    }

    // The document that makes a release count is the last one that a change can have, or the first one of the next.
    [TestMethod]
    [DataRow(500)]
    [DataRow(501)]
    public void That_a_release_was_taken_over_is_noted_however_many_documents_it_has(int documents)
    {
        using var small = new StateFolder();
        using var one = StateFolder.Begin(small.Request);
        using var session = Open(small);
        var others = new SharedReleases(session.Client, small.Store, "shop", "prod").DocumentsOf(one.Folder, Token).Count() - small.Plan.Operations.Count;
        using var state = Large(documents - others);
        using var started = StateFolder.Begin(state.Request);

        new StoreMigration(session.Client, state.Store, "shop", "prod").Write(started.Folder, Token, mostOfLog: 0, "taken over");

        Assert.HasCount(documents, session.Client.List(""));
        Assert.AreEqual("taken over", session.Client.Lines("").Single());
    }

    [TestMethod]
    public void That_a_release_was_taken_over_is_noted_however_large_it_is()
    {
        using var state = new StateFolder();
        using var started = StateFolder.Begin(state.Request);
        using var session = Open(state);
        var size = new SharedReleases(session.Client, state.Store, "shop", "prod").DocumentsOf(started.Folder, Token).SkipLast(1).Sum(static document => document.Bytes!.Length);
        File.WriteAllBytes(started.Folder.LogOf("infra_a"), new byte[(8 * 1024 * 1024) - size]);

        new StoreMigration(session.Client, state.Store, "shop", "prod").Write(started.Folder, Token, int.MaxValue, "taken over");

        Assert.AreEqual("taken over", session.Client.Lines("").Single());
    }

    private static void Dying(int write)
    {
        if (write == 2)
        {
            throw new StoreException(StoreFault.LeaseLost, "killed");
        }
    }

    private static StateFolder Large(int operations)
    {
        var state = new StateFolder();
        state.Write(state.Plan with { Operations = [.. Enumerable.Range(1, operations).Select(static i => StateFolder.Infra($"infra_op{i}", 1, []))] });
        return state;
    }

    private static StoreSession Open(StateFolder state) => StoreSession.Open(new StoreSettings(state.PathOf("store"), state.PathOf("."), ClaimedOperations.Program));

    private static Lease Take(StoreClient client, ReleaseFolder folder)
    {
        var before = client.Read([Names.Lease])[0];
        var lease = new Lease { Release = folder.Release.Id, Token = Token + (before is null ? 0 : 1), Seconds = 60, Since = StateFolder.Noon, Renewed = StateFolder.Noon };
        Assert.IsNotNull(client.Write([new DocumentWrite(Names.Lease, lease.ToBytes(), before?.Version ?? DocumentWrite.Absent)], ""));
        return lease;
    }

    private static void Renew(StoreClient client)
    {
        var document = client.Read([Names.Lease])[0]!;
        var lease = Lease.Read(document.Bytes)!;
        Assert.IsNotNull(client.Write([new DocumentWrite(Names.Lease, (lease with { Renewal = lease.Renewal + 1 }).ToBytes(), document.Version)], ""));
    }

    /// <summary>A store in which something happens before each write.</summary>
    private sealed class Intervening(IDocumentStore store) : IDocumentStore
    {
        private const int Most = 50;

        public Action<IReadOnlyList<DocumentWrite>> BeforeWrite { get; set; } = static _ => { };

        /// <summary>How many documents each write has.</summary>
        public List<int> Sizes { get; } = [];

        public IReadOnlyList<DocumentVersion> List(string prefix) => store.List(prefix);

        public IReadOnlyList<StoredDocument?> Read(IReadOnlyList<string> names) => store.Read(names);

        public IReadOnlyList<string>? Write(IReadOnlyList<DocumentWrite> writes, string line)
        {
            Sizes.Add(writes.Count);
            Assert.IsLessThan(Most, Sizes.Count, "It is written for ever.");
            BeforeWrite(writes);
            return store.Write(writes, line);
        }

        public IReadOnlyList<string> Lines(string prefix) => store.Lines(prefix);

        public void Dispose()
        {
        }
    }
}
