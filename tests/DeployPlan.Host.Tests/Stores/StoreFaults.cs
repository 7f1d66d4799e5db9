using System.Diagnostics;
using System.Globalization;
using System.Text;
using DeployPlan.Host.Tests.Stores.Support;
using DeployPlan.Stores;

namespace DeployPlan.Host.Tests.Stores;

/// <summary>What may happen to the program that talks to a store, and to the store. A class for each kind of store inherits these tests.</summary>
public abstract class StoreFaults : IDisposable
{
    private const int Kills = 12;

    // The calls of .NET by which a write leaves the program, for a disk, a server, git, and the build that is told of it; each processor has some of them.
    private static readonly string[] Calls = ["write", "pwrite64", "fsync", "rename", "link", "unlink", "sendto", "sendmsg", "clone", "clone3", "vfork"];

    private IStorePlace? _place;

    private protected IStorePlace Place => _place ??= NewPlace();

    private protected abstract IStorePlace NewPlace();

    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool isDisposing) => _place?.Dispose();

    [TestMethod]
    public void A_program_that_is_killed_leaves_no_half_of_a_document_and_loses_nothing_that_was_written()
    {
        using var store = Place.Open();
        var random = new Random(7);
        var (done, asked) = (0, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            using (var host = new HostProcess(Place.Location, Place.Folder))
            {
                var client = host.Client;
                var writing = new Thread(() => WriteUntilKilled(client, ref done, ref asked));
                writing.Start();
                var time = Stopwatch.StartNew();
                var pause = TimeSpan.FromMilliseconds(random.Next(200 + (150 * kill)));
                SpinWait.SpinUntil(() => time.Elapsed > pause);
                host.Kill();
                writing.Join();
            }

            done = WholeAfterKill(store, done, asked);
        }

        Assert.IsGreaterThan(0, done);
        AssertNoted(store, done);
    }

    [TestMethod]
    public void Killed_at_each_call_by_which_a_write_leaves_it_it_loses_nothing_and_the_next_one_writes()
    {
        using var store = Place.Open();
        var (done, asked) = (0, 0);
        var kills = new List<string>();
        foreach (var call in Calls)
        {
            var isKilled = true;
            for (var number = 1; isKilled; number++)
            {
                using var host = new HostProcess(Place.Location, Place.Folder);
                WriteNext(host.Client, ref done, ref asked);
                using var watcher = host.KillAt(call, number);
                isKilled = !WritesNext(host.Client, ref done, ref asked);
                kills.AddRange(isKilled ? [$"{call} {number}"] : []);
                done = WholeAfterKill(store, done, asked);
            }
        }

        Console.WriteLine(string.Join(", ", kills));
        Assert.IsGreaterThan(3, kills.Count);
        AssertNoted(store, done);
    }

    [TestMethod]
    public void Who_slept_longer_than_its_lease_writes_nothing_any_more()
    {
        using var sleeper = new HostProcess(Place.Location, Place.Folder);
        Assert.IsTrue(sleeper.Take("r1", 3).IsTaken);
        var version = sleeper.Client.Write([new DocumentWrite("shop/prod/a", [1], "")], "")![0];
        sleeper.Pause();
        using var other = new HostProcess(Place.Location, Place.Folder);
        LeaseAnswer answer;
        do
        {
            answer = other.Take("r2", 60);
        }
        while (!answer.IsTaken);

        sleeper.Continue();
        var lost = Assert.ThrowsExactly<StoreException>(() => sleeper.Client.Write([new DocumentWrite("shop/prod/a", [2], version)], ""));

        Assert.AreEqual(StoreFault.LeaseLost, lost.Fault);
        Assert.AreEqual(2, answer.Now.Token);
        Assert.AreEqual("r1", answer.Before!.Release);
        Assert.AreEqual(version, other.Client.Read(["shop/prod/a"])[0]!.Version);
        sleeper.Client.Free("");
        Assert.AreEqual("r2", Lease.Read(other.Client.Read(["shop/prod/lease.json"])[0]!.Bytes)!.Release);
    }

    [TestMethod]
    public void A_killed_holder_is_followed_by_another_once_its_lease_has_ended()
    {
        using var first = new HostProcess(Place.Location, Place.Folder);
        Assert.IsTrue(first.Take("r1", 2).IsTaken);
        first.Kill();
        using var second = new HostProcess(Place.Location, Place.Folder);

        LeaseAnswer answer;
        do
        {
            answer = second.Take("r2", 60);
        }
        while (!answer.IsTaken);

        Assert.AreEqual((2, "r1"), (answer.Now.Token, answer.Before!.Release));
        var gone = Assert.ThrowsExactly<StoreException>(() => first.Client.List(""));
        Assert.AreEqual(StoreFault.LeaseLost, gone.Fault);
    }

    [TestMethod]
    public void What_is_written_while_the_store_is_away_is_written_once_when_it_is_back()
    {
        using var host = new HostProcess(Place.Location, Place.Folder);
        Assert.IsTrue(host.Take("r1", 60).IsTaken);
        var version = host.Client.Write([new DocumentWrite("shop/prod/a", "1"u8.ToArray(), "")], "1")![0];
        Place.GoAway();
        var write = Task.Run(() => host.Client.Write([new DocumentWrite("shop/prod/a", "2"u8.ToArray(), version)], "2"));
        Assert.IsFalse(write.Wait(TimeSpan.FromSeconds(5)));
        Place.ComeBack();

        var written = write.Result;

        Assert.IsNotNull(written);
        var now = host.Client.Read(["shop/prod/a"])[0]!;
        Assert.AreEqual(("2", written[0]), (Encoding.UTF8.GetString(now.Bytes), now.Version));
        CollectionAssert.AreEqual(new[] { "1", "2" }, host.Client.Lines("shop/prod/a").ToList());
    }

    [TestMethod]
    public void A_store_that_is_gone_for_good_ends_the_lease_and_says_why()
    {
        using var host = new HostProcess(Place.Location, Place.Folder);
        Assert.IsTrue(host.Take("r1", 3).IsTaken);
        var version = host.Client.Write([new DocumentWrite("shop/prod/a", [1], "")], "")![0];
        Place.GoAway();

        var gone = Assert.ThrowsExactly<StoreException>(() => host.Client.Write([new DocumentWrite("shop/prod/a", [2], version)], ""));
        var lost = Assert.ThrowsExactly<StoreException>(() => host.Client.Write([new DocumentWrite("shop/prod/a", [2], version)], ""));
        Place.ComeBack();

        Assert.IsTrue(gone.Fault is StoreFault.Unreachable or StoreFault.LeaseLost, gone.Message);
        Assert.AreEqual(StoreFault.LeaseLost, lost.Fault);
        using var store = Place.Open();
        Assert.AreEqual(version, store.Read(["shop/prod/a"])[0]!.Version);
    }

    [TestMethod]
    public void Of_six_programs_that_take_the_lease_at_once_one_has_it()
    {
        var hosts = Enumerable.Range(0, 6).Select(_ => new HostProcess(Place.Location, Place.Folder)).ToList();
        try
        {
            var taken = Waiting.Racing(hosts.Count, i => hosts[i].Take($"r{i}", 60).IsTaken);

            Assert.HasCount(1, taken.Where(static isTaken => isTaken));
        }
        finally
        {
            hosts.ForEach(static host => host.Dispose());
        }
    }

    // Never less than what was said to be written, and never more than what was asked for: git may still push that.
    private int WholeAfterKill(IDocumentStore store, int done, int asked)
    {
        var found = store.Read(["shop/prod/a", "shop/prod/b"]);
        var (first, last) = (CountOf(found[0]), CountOf(found[1]));
        Assert.IsTrue(last >= done && last <= asked, $"{last}, where {done} was written and {asked} asked for");
        Assert.IsTrue(first == last || (first == last + 1 && Place is not (GitPlace or PostgreSqlPlace)), $"{first} and {last}");
        return last;
    }

    // A line for each change that was made, and for none that was not. What the last program has started may come meanwhile.
    private static void AssertNoted(IDocumentStore store, int done)
    {
        IReadOnlyList<string> lines;
        var (before, after) = (-1, done);
        do
        {
            before = after;
            lines = store.Lines("");
            after = CountOf(store.Read(["shop/prod/b"])[0]);
        }
        while (after != before);

        CollectionAssert.AreEqual(Enumerable.Range(1, after).ToList(), lines.Select(static line => int.Parse(line, CultureInfo.InvariantCulture)).ToList());
    }

    private static void WriteUntilKilled(StoreClient client, ref int done, ref int asked)
    {
        while (WritesNext(client, ref done, ref asked))
        {
        }
    }

    // Whether it comes to its end.
    private static bool WritesNext(StoreClient client, ref int done, ref int asked)
    {
        try
        {
            WriteNext(client, ref done, ref asked);
            return true;
        }
        catch (StoreException)
        {
            return false;
        }
    }

    // What a killed program has started may be first.
    private static void WriteNext(StoreClient client, ref int done, ref int asked)
    {
        var before = done;
        while (done == before)
        {
            var found = client.Read(["shop/prod/a", "shop/prod/b"]);
            asked = CountOf(found[1]) + 1;
            var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"{asked}\n", 20_000)));
            if (client.Write([.. found.Zip(["shop/prod/a", "shop/prod/b"], (document, name) => new DocumentWrite(name, bytes, document?.Version ?? ""))], $"{asked}") is not null)
            {
                done = asked;
            }
        }
    }

    private static int CountOf(StoredDocument? document)
    {
        if (document is null)
        {
            return 0;
        }

        var lines = Encoding.UTF8.GetString(document.Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.HasCount(20_000, lines);
        Assert.HasCount(1, lines.Distinct());
        return int.Parse(lines[0], CultureInfo.InvariantCulture);
    }
}
