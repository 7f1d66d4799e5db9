using DeployPlan.Host.Stores;
using DeployPlan.Host.Tests.Stores.Support;
using DeployPlan.Stores;

namespace DeployPlan.Host.Tests.Stores;

/// <summary>What a lease promises in every store. A class for each kind of store inherits these tests.</summary>
public abstract class LeaseConformance : IDisposable
{
    private const string Name = "shop/prod/lease.json";

    // Seconds, long enough for a store to renew it in time while other programs have the processors.
    private const int Kept = 9;

    private readonly List<IDisposable> _used = [];
    private IStorePlace? _place;

    private protected IStorePlace Place => _place ??= NewPlace();

    private protected abstract IStorePlace NewPlace();

    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool isDisposing)
    {
        _used.Reverse();
        _used.ForEach(static used => used.Dispose());
        _place?.Dispose();
    }

    [TestMethod]
    public void Its_number_grows_with_each_who_takes_it()
    {
        var first = Machine();
        var second = Machine();

        Assert.AreEqual((true, 1, null), Of(first.Take("r1", Kept)));
        first.Free();
        Assert.AreEqual((true, 2, null), Of(second.Take("r2", Kept)));
        second.Free();
        Assert.AreEqual((true, 3, null), Of(first.Take("r3", Kept)));

        Assert.IsFalse(first.Keeper.IsLost);
        CollectionAssert.AreEqual(
            new[] { "takes the lease, number 1", "frees the lease, number 1", "takes the lease, number 2", "frees the lease, number 2", "takes the lease, number 3" }.Select(static done => $"ann on host1 {done}, job job 7").ToList(),
            first.Store.Lines("shop/prod/").ToList());
    }

    [TestMethod]
    public void Who_renews_it_keeps_it_beyond_its_time()
    {
        var holder = Machine();
        holder.Take("r1", Kept);
        var renewed = holder.Now().Renewal;

        Waiting.Until(() => holder.Now().Renewal >= renewed + 4);

        Assert.IsFalse(holder.Keeper.IsLost);
        var answer = Machine().Take("r2", Kept);
        Assert.IsFalse(answer.IsTaken);
        Assert.AreEqual(("r1", "ann", "host1", "job 7"), (answer.Now.Release, answer.Now.User, answer.Now.Host, answer.Now.Job));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(-1)]
    public void Who_is_gone_loses_it_after_its_time_whatever_the_clocks_say(int hours)
    {
        var holder = Machine();
        holder.Take("r1", 1);
        holder.Keeper.Leave();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var other = Machine(TimeSpan.FromHours(hours));

        var answer = other.Take("r2", Kept);
        while (!answer.IsTaken)
        {
            // With right clocks, it looks alive for a second, and is not waited for.
            Assert.AreEqual(0, hours);
            Assert.IsLessThan(60, watch.Elapsed.Seconds);
            answer = other.Take("r2", Kept);
        }

        Assert.AreEqual((true, 2, "r1"), Of(answer));
        Assert.IsGreaterThan(TimeSpan.FromMilliseconds(900), watch.Elapsed);
        Assert.AreEqual(("r2", 2), (other.Now().Release, other.Now().Token));
        Assert.AreEqual("ann on host1 takes over the lease, number 2, job job 7", other.Store.Lines("")[^1]);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(-1)]
    public void Who_renews_it_keeps_it_whatever_the_clocks_say(int hours)
    {
        var holder = Machine();
        holder.Take("r1", Kept);

        var answer = Machine(TimeSpan.FromHours(hours)).Take("r2", Kept);

        Assert.AreEqual((false, 1, null), Of(answer));
        Assert.AreEqual("r1", answer.Now.Release);
        Assert.IsFalse(holder.Keeper.IsLost);
    }

    [TestMethod]
    public void A_person_breaks_the_one_that_they_name()
    {
        var holder = Machine();
        holder.Take("r1", Kept);
        var other = Machine();

        Assert.AreEqual((false, 1, null), Of(other.Take("r2", Kept, broken: "r0")));
        Assert.AreEqual((true, 2, "r1"), Of(other.Take("r2", Kept, broken: "r1")));

        Waiting.Until(() => holder.Keeper.IsLost);
        Assert.AreEqual(("r2", 2), (other.Now().Release, other.Now().Token));
        holder.Free();
        Assert.AreEqual(("r2", 2), (other.Now().Release, other.Now().Token));
    }

    [TestMethod]
    public void Who_joins_renews_it_when_the_one_who_took_it_leaves()
    {
        var first = Machine();
        first.Take("r1", Kept);
        var second = Machine();

        Assert.IsNull(second.Join("r2"));
        Assert.AreEqual(1, second.Join("r1")!.Token);
        first.Keeper.Leave();
        var renewed = second.Now().Renewal;
        Waiting.Until(() => second.Now().Renewal >= renewed + 2);

        Assert.IsFalse(second.Keeper.IsLost);
        Assert.IsFalse(first.Keeper.IsLost);
        second.Free("failed, 1 failed");
        Assert.AreEqual("bob on host2 frees the lease, number 1; release r1 ended: failed, 1 failed", second.Store.Lines("")[^1]);
        Assert.IsTrue(second.Now().IsFree);
        Assert.IsNull(second.Join("r1"));
    }

    [TestMethod]
    public void Many_may_renew_the_same_one()
    {
        var first = Machine();
        first.Take("r1", Kept);
        var others = Enumerable.Range(0, 3).Select(_ => Machine()).ToList();
        others.ForEach(static other => Assert.IsNotNull(other.Join("r1")));
        var renewed = first.Now().Renewal;

        Waiting.Until(() => first.Now().Renewal >= renewed + 6);

        Assert.IsFalse(first.Keeper.IsLost);
        Assert.IsFalse(others.Exists(static other => other.Keeper.IsLost));
    }

    [TestMethod]
    public void It_is_lost_where_the_store_is_away_for_longer_and_no_one_can_write_with_it_then()
    {
        var holder = Machine();
        holder.Take("r1", 1);
        Place.GoAway();

        Waiting.Until(() => holder.Keeper.IsLost);
        Place.ComeBack();

        Assert.AreEqual((true, 2, "r1"), Of(Machine(TimeSpan.FromHours(1)).Take("r2", Kept)));
        Assert.IsTrue(holder.Keeper.IsLost);
    }

    [TestMethod]
    public void It_is_not_lost_where_the_store_is_away_for_less()
    {
        var holder = Machine();
        holder.Take("r1", 40);
        Waiting.Until(() => holder.Keeper.Left < TimeSpan.FromSeconds(39));
        Place.GoAway();
        Waiting.Until(() => holder.Keeper.Left < TimeSpan.FromSeconds(25));
        Place.ComeBack();

        Waiting.Until(() => holder.Keeper.Left > TimeSpan.FromSeconds(30));

        Assert.IsFalse(holder.Keeper.IsLost);
        Assert.IsGreaterThan(0, holder.Now().Renewal);
    }

    [TestMethod]
    public void Of_eight_that_take_it_at_once_one_has_it()
    {
        var machines = Enumerable.Range(0, 8).Select(_ => Machine()).ToArray();

        var answers = Waiting.Racing(8, i => machines[i].Take($"r{i}", 30));

        var winner = Array.FindIndex(answers, static answer => answer.IsTaken);
        Assert.HasCount(1, answers.Where(static answer => answer.IsTaken));
        Assert.AreEqual(($"r{winner}", 1), (machines[0].Now().Release, machines[0].Now().Token));
        Assert.IsTrue(answers.All(answer => answer.Now.Release == $"r{winner}"));
    }

    [TestMethod]
    public void What_is_no_lease_is_refused_and_left_alone()
    {
        var machine = Machine();
        machine.Store.Write([new DocumentWrite(Name, "no lease"u8.ToArray(), DocumentWrite.Absent)], "");

        var refused = Assert.ThrowsExactly<StoreException>(() => machine.Take("r1", Kept));

        Assert.AreEqual(StoreFault.Refused, refused.Fault);
        Assert.Contains(Name, refused.Message);
        Assert.HasCount(8, machine.Store.Read([Name])[0]!.Bytes);
    }

    private static (bool, int, string?) Of(LeaseAnswer answer) => (answer.IsTaken, answer.Now.Token, answer.Before?.Release);

    private LeaseMachine Machine(TimeSpan off = default)
    {
        var machine = new LeaseMachine(Place.Open(), Name, off);
        _used.Add(machine);
        return machine;
    }
}
