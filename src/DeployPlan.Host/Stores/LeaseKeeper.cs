using System.Diagnostics;
using DeployPlan.Stores;

namespace DeployPlan.Host.Stores;

/// <summary>
/// Takes a lease, renews it, and knows when it is lost. No clock of another machine decides: a lease that may be left behind is watched for as long as it may last, and this program's own lease is
/// lost when it was not renewed for so long by either clock of this machine, for example because it slept.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="clock">Tells the times in leases, and which one looks left behind.</param>
internal sealed class LeaseKeeper(IDocumentStore store, TimeProvider clock) : IDisposable
{
    // A renewal may fail twice before the lease ends.
    private const int RenewalsPerLease = 3;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(500);

    private readonly object _one = new();
    private readonly ManualResetEventSlim _ended = new();
    private readonly AutoResetEvent _changed = new(initialState: false);
    private string _name = "";
    private StoreActor _actor = StoreActor.Of("");
    private volatile Lease? _lease;
    private volatile Moment? _renewed;
    private volatile bool _isLost;
    private Thread? _renewal;
    private LeaseWatch? _watch;

    /// <summary>Whether a lease was held and is not any more: then nothing may be written.</summary>
    public bool IsLost
    {
        get
        {
            if (Left <= TimeSpan.Zero)
            {
                _isLost = true;
            }

            return _isLost;
        }
    }

    /// <summary>How long the store may stay away before the lease is lost; null where none is held.</summary>
    public TimeSpan? Left => _lease is { } lease ? TimeSpan.FromSeconds(lease.Seconds) - _renewed!.Age(clock) : null;

    /// <summary>Takes the lease. Where someone has it who may be gone, it is watched from the first claim on, and is to be claimed again until that is known.</summary>
    /// <param name="claim">For what.</param>
    /// <param name="patient">The store, asked again while it does not answer: an answer that was lost must not make this program wait for itself.</param>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public LeaseAnswer Take(LeaseClaim claim, IDocumentStore patient)
    {
        while (true)
        {
            var asked = Stopwatch.GetTimestamp();
            var document = patient.Read([claim.Name])[0];
            var holder = document is null ? new Lease() : Lease.Read(document.Bytes) ?? throw NoLease(claim.Name);
            if (document is not null && !holder.IsFree && claim.Broken != holder.Release)
            {
                _watch ??= new LeaseWatch();
                if (claim.Repeats(holder) || _watch.IsAlive(document, holder, asked, Now()))
                {
                    _watch = null;
                    return new LeaseAnswer(IsTaken: false, holder, Before: null);
                }

                if (_watch.Left(holder) is var left && left > TimeSpan.Zero)
                {
                    return new LeaseAnswer(IsTaken: false, holder, Before: null) { Left = left };
                }
            }

            var lease = new Lease
            {
                Release = claim.Release,
                Token = holder.Token + 1,
                Seconds = claim.Seconds,
                Since = Now(),
                Renewed = Now(),
                User = claim.User,
                Host = claim.Host,
                Job = claim.Job,
                IsInSteps = claim.IsInSteps,
                Pipeline = claim.Pipeline,
                Plan = claim.Plan,
            };
            var taken = Moment.Now(clock);
            if (Put(patient, claim.Name, lease, document?.Version ?? DocumentWrite.Absent, LineOf(claim.Actor, holder.IsFree ? "takes" : "takes over", lease)))
            {
                (_isLost, _watch) = (false, null);
                Keep(claim.Name, lease, claim.Actor, taken);
                return new LeaseAnswer(IsTaken: true, lease, holder.IsFree ? null : holder);
            }
        }
    }

    /// <summary>Renews the lease of a release that someone else has begun; null if that release does not have it.</summary>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public Lease? Join(string name, string release, StoreActor actor, IDocumentStore patient)
    {
        while (patient.Read([name])[0] is { } document && (Lease.Read(document.Bytes) ?? throw NoLease(name)) is var lease && lease.Release == release)
        {
            // What was read may be old: only its renewal shows that the lease is held.
            var asked = Moment.Now(clock);
            lease = lease with { Renewal = lease.Renewal + 1, Renewed = Now() };
            if (Put(patient, name, lease, document.Version, line: ""))
            {
                _isLost = false;
                Keep(name, lease, actor, asked);
                return lease;
            }
        }

        return null;
    }

    /// <summary>No longer renews it.</summary>
    public void Leave()
    {
        lock (_one)
        {
            _lease = null;
        }
    }

    /// <summary>Gives it back.</summary>
    /// <param name="ended">How its release has ended; empty where it was none, or has not begun.</param>
    /// <param name="patient">The store, asked again while it does not answer.</param>
    /// <exception cref="StoreException">The store does not answer: it will expire.</exception>
    public void Free(string ended, IDocumentStore patient)
    {
        lock (_one)
        {
            while (_lease is { } mine && !IsLost && patient.Read([_name])[0] is { } document && Mine(document, mine) is { } lease)
            {
                var line = LineOf(_actor, "frees", lease) + (ended.Length > 0 ? $"; release {lease.Release} ended: {ended}" : "");
                if (Put(patient, _name, lease with { Release = "", Job = "", Renewed = Now() }, document.Version, line))
                {
                    break;
                }
            }

            _lease = null;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _ended.Set();
        _changed.Set();
        _renewal?.Join();
        _ended.Dispose();
        _changed.Dispose();
    }

    private static StoreException NoLease(string name) =>
        new(StoreFault.Refused, $"{name} is no lease that this version can read; a newer version may have written it: use that one, or delete the document if it is damaged");

    // Null where it is of someone else.
    private static Lease? Mine(StoredDocument document, Lease lease) => Lease.Read(document.Bytes) is { } now && now.Release == lease.Release && now.Token == lease.Token ? now : null;

    private static string LineOf(StoreActor actor, string verb, Lease lease) => $"{actor.Person} {verb} the lease, number {lease.Token}{actor.InJob}";

    private static bool Put(IDocumentStore to, string name, Lease lease, string version, string line) => to.Write([new DocumentWrite(name, lease.ToBytes(), version)], line) is not null;

    // What is read back has the time in milliseconds.
    private DateTime Now() => clock.GetUtcNow().UtcDateTime is var now ? new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc) : default;

    private void Keep(string name, Lease lease, StoreActor actor, Moment asked)
    {
        lock (_one)
        {
            _renewed = asked;
            (_name, _actor, _lease) = (name, actor, lease);
            if (_renewal is null)
            {
                _renewal = new Thread(Renew) { IsBackground = true };
                _renewal.Start();
            }

            _changed.Set();
        }
    }

    private void Renew()
    {
        var pause = TimeSpan.Zero;
        while (!_ended.IsSet)
        {
            _changed.WaitOne(pause);
            lock (_one)
            {
                pause = _lease is { } lease && !IsLost ? RenewOnce(lease) : Timeout.InfiniteTimeSpan;
            }
        }
    }

    private TimeSpan RenewOnce(Lease mine)
    {
        var period = TimeSpan.FromSeconds(mine.Seconds) / RenewalsPerLease;
        var asked = Moment.Now(clock);
        if (_renewed!.Age(clock) is var age && age < period)
        {
            return period - age;
        }

        try
        {
            if (store.Read([_name])[0] is not { } document || Mine(document, mine) is not { } lease)
            {
                _isLost = true;
                return TimeSpan.Zero;
            }

            if (IsLost)
            {
                return TimeSpan.Zero;
            }

            // Another machine that works on the same release may have renewed it after this one asked: as good.
            if (Put(store, _name, lease with { Renewal = lease.Renewal + 1, Renewed = Now() }, document.Version, line: "")
                || (store.Read([_name])[0] is { } other && Mine(other, mine) is not null))
            {
                _renewed = asked;
            }

            return period - _renewed.Age(clock) is var rest && rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
        }
        catch (StoreException)
        {
            // Tried again as long as the lease lasts; then it is lost, which the next write says.
        }

        return RetryAfter < period ? RetryAfter : period;
    }
}
