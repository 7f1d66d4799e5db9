using DeployPlan.Host.Tests.Stores.Support;
using DeployPlan.Stores;

namespace DeployPlan.Host.Tests.Stores;

/// <summary>On Linux the clock that no one can set does not count while the machine sleeps; the one that shows the time does.</summary>
[TestClass]
public sealed class SleepingMachines : IDisposable
{
    private const string Name = "shop/prod/lease.json";

    private readonly FolderPlace _place = new();
    private readonly IDocumentStore _store;
    private readonly LeaseMachine _machine;

    public SleepingMachines()
    {
        _store = _place.Open();
        _machine = new LeaseMachine(_store, Name, TimeSpan.Zero);
    }

    public void Dispose()
    {
        _machine.Dispose();
        _store.Dispose();
        _place.Dispose();
    }

    [TestMethod]
    public void Who_slept_for_longer_than_its_lease_knows_at_once_that_it_is_lost()
    {
        _machine.Take("r1", 600);

        _machine.SetClock(TimeSpan.FromSeconds(601));

        Assert.IsTrue(_machine.Keeper.IsLost);
        Assert.AreEqual("r1", _machine.Now().Release);
    }

    [TestMethod]
    public void And_does_not_find_it_again_where_the_clock_is_set_back()
    {
        _machine.Take("r1", 600);
        _machine.SetClock(TimeSpan.FromHours(1));
        Assert.IsTrue(_machine.Keeper.IsLost);

        _machine.SetClock(TimeSpan.FromHours(-1));

        Assert.IsTrue(_machine.Keeper.IsLost);
    }

    [TestMethod]
    public void Who_slept_for_less_still_has_it()
    {
        _machine.Take("r1", 600);

        _machine.SetClock(TimeSpan.FromSeconds(300));

        Assert.IsFalse(_machine.Keeper.IsLost);
        Assert.IsLessThan(TimeSpan.FromSeconds(300), _machine.Keeper.Left!.Value);
    }

    [TestMethod]
    public void A_clock_that_is_set_back_gives_no_one_more_time()
    {
        _machine.Take("r1", 600);

        _machine.SetClock(TimeSpan.FromHours(-1));

        Assert.IsFalse(_machine.Keeper.IsLost);
        Assert.IsLessThanOrEqualTo(TimeSpan.FromSeconds(600), _machine.Keeper.Left!.Value);
    }
}
