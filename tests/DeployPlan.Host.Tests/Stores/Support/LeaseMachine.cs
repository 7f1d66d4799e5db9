using DeployPlan.Host.Stores;
using DeployPlan.Stores;

namespace DeployPlan.Host.Tests.Stores.Support;

/// <summary>A machine that takes leases, with a clock of its own.</summary>
internal sealed class LeaseMachine : IDisposable
{
    private readonly string _name;
    private readonly PatientStore _patient;

    public LeaseMachine(IDocumentStore store, string name, TimeSpan off)
    {
        (Store, _name) = (store, name);
        _patient = new PatientStore(store, static waited => waited < TimeSpan.FromSeconds(15), static () => { });
        Keeper = new LeaseKeeper(store, new WrongClock(off));
    }

    public IDocumentStore Store { get; }

    public LeaseKeeper Keeper { get; }

    public LeaseAnswer Take(string release, int seconds, string broken = "") => Keeper.Take(new LeaseClaim(_name, release, seconds, "ann", "host1", "job 7", broken), _patient);

    public Lease? Join(string release) => Keeper.Join(_name, release, _patient);

    public void Free() => Keeper.Free(_patient);

    /// <summary>The lease as it is in the store.</summary>
    public Lease Now() => Lease.Read(Store.Read([_name])[0]!.Bytes)!;

    public void Dispose()
    {
        Keeper.Dispose();
        _patient.Dispose();
        Store.Dispose();
    }

    private sealed class WrongClock(TimeSpan off) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + off;
    }
}
