using DeployPlan.Host.Stores;
using DeployPlan.Stores;

namespace DeployPlan.Host.Tests.Stores.Support;

/// <summary>A machine that takes leases, with a clock of its own.</summary>
internal sealed class LeaseMachine : IDisposable
{
    private readonly string _name;
    private readonly PatientStore _patient;
    private readonly WrongClock _clock;

    public LeaseMachine(IDocumentStore store, string name, TimeSpan off)
    {
        (Store, _name) = (store, name);
        _patient = new PatientStore(store, static waited => waited < TimeSpan.FromSeconds(15), static () => { });
        _clock = new WrongClock { Off = off };
        Keeper = new LeaseKeeper(store, _clock);
    }

    public IDocumentStore Store { get; }

    public LeaseKeeper Keeper { get; }

    /// <summary>Takes the lease, or waits until it is known that someone has it.</summary>
    public LeaseAnswer Take(string release, int seconds, string broken = "") =>
        LeaseWaiting.UntilKnown(() => Keeper.Take(new LeaseClaim(_name, release, seconds, "ann", "host1", "job 7", broken), _patient));

    public Lease? Join(string release) => Keeper.Join(_name, release, new StoreActor("bob", "host2", ""), _patient);

    /// <summary>Sets the clock that shows the time, as a person does, or a machine that has slept. The other one goes on as it did.</summary>
    public void SetClock(TimeSpan by) => _clock.Off += by;

    public void Free(string ended = "") => Keeper.Free(ended, _patient);

    /// <summary>The lease as it is in the store.</summary>
    public Lease Now() => Lease.Read(Store.Read([_name])[0]!.Bytes)!;

    public void Dispose()
    {
        Keeper.Dispose();
        _patient.Dispose();
        Store.Dispose();
    }

    private sealed class WrongClock : TimeProvider
    {
        public TimeSpan Off { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Off;
    }
}
