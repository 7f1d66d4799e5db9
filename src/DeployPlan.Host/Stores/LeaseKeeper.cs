using System.Diagnostics;
using DeployPlan.Stores;

namespace DeployPlan.Host.Stores;

/// <summary>
/// Takes a lease, renews it, and knows when it is lost. No clock of a machine decides: a lease that may be left behind is watched for as long as it may last, and this program's own lease is
/// lost when it was not renewed for so long, for example because the machine slept.
/// </summary>
internal sealed class LeaseKeeper(IDocumentStore store) : IDisposable
{
    // A renewal may fail twice before the lease ends.
    private const int RenewalsPerLease = 3;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(500);

    private readonly object _one = new();
    private readonly ManualResetEventSlim _ended = new();
    private string _name = "";
    private Lease? _lease;
    private long _renewed;
    private volatile bool _isLost;
    private Thread? _renewal;

    /// <summary>Whether a lease was held and is not any more: then nothing may be written.</summary>
    public bool IsLost
    {
        get
        {
            if (_lease is { } lease && Stopwatch.GetElapsedTime(Interlocked.Read(ref _renewed)) > TimeSpan.FromSeconds(lease.Seconds))
            {
                _isLost = true;
            }

            return _isLost;
        }
    }

    /// <summary>How long the store may stay away before the lease is lost; null where none is held.</summary>
    public TimeSpan? Left => _lease is { } lease ? TimeSpan.FromSeconds(lease.Seconds) - Stopwatch.GetElapsedTime(Interlocked.Read(ref _renewed)) : null;

    /// <summary>Takes the lease.</summary>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public LeaseAnswer Take(LeaseClaim claim)
    {
        StoredDocument? watched = null;
        var since = 0L;
        while (true)
        {
            var asked = Stopwatch.GetTimestamp();
            var document = store.Read([claim.Name])[0];
            var holder = document is null ? new Lease() : Lease.Read(document.Bytes) ?? throw new StoreException(StoreFault.Refused, $"{claim.Name} is no lease that this version can read");
            var isBroken = !holder.IsFree && claim.Broken == holder.Release;
            if (!holder.IsFree && !isBroken)
            {
                if (watched is not null ? watched.Version != document!.Version : holder.LooksAlive(DateTime.UtcNow))
                {
                    return new LeaseAnswer(IsTaken: false, holder, Before: null);
                }

                if (watched is null)
                {
                    (watched, since) = (document!, asked);
                }

                var left = TimeSpan.FromSeconds(holder.Seconds) - Stopwatch.GetElapsedTime(since);
                if (left > TimeSpan.Zero)
                {
                    _ended.Wait(left < TimeSpan.FromSeconds(1) ? left : TimeSpan.FromSeconds(1));
                    continue;
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
            };
            if (Put(claim.Name, lease, document?.Version ?? DocumentWrite.Absent, holder.IsFree ? "takes" : "takes over"))
            {
                Keep(claim.Name, lease, asked);
                return new LeaseAnswer(IsTaken: true, lease, holder.IsFree ? null : holder);
            }
        }
    }

    /// <summary>Renews the lease of a release that someone else has begun; null if that release does not have it.</summary>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public Lease? Join(string name, string release)
    {
        var asked = Stopwatch.GetTimestamp();
        if (store.Read([name])[0] is not { } document || Lease.Read(document.Bytes) is not { } lease || lease.Release != release)
        {
            return null;
        }

        Keep(name, lease, asked);
        return lease;
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
    /// <exception cref="StoreException">The store does not answer: it will expire.</exception>
    public void Free()
    {
        lock (_one)
        {
            while (_lease is { } lease && !IsLost && store.Read([_name])[0] is { } document && IsMine(document, lease))
            {
                if (Put(_name, lease with { Release = "", Job = "", Renewed = Now() }, document.Version, "frees"))
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
        _renewal?.Join();
        _ended.Dispose();
    }

    // What is read back has the time in milliseconds.
    private static DateTime Now() => DateTime.UtcNow is var now ? new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc) : default;

    private static bool IsMine(StoredDocument document, Lease lease) => Lease.Read(document.Bytes) is { } now && now.Release == lease.Release && now.Token == lease.Token;

    private bool Put(string name, Lease lease, string version, string verb) =>
        store.Write([new DocumentWrite(name, lease.ToBytes(), version)], verb.Length == 0 ? "" : $"{lease.User} on {lease.Host} {verb} the lease, number {lease.Token}") is not null;

    private void Keep(string name, Lease lease, long asked)
    {
        lock (_one)
        {
            (_name, _lease) = (name, lease);
            Interlocked.Exchange(ref _renewed, asked);
            if (_renewal is null)
            {
                _renewal = new Thread(Renew) { IsBackground = true };
                _renewal.Start();
            }
        }
    }

    private void Renew()
    {
        var pause = TimeSpan.Zero;
        while (!_ended.Wait(pause))
        {
            lock (_one)
            {
                pause = _lease is { } lease && !IsLost ? RenewOnce(lease) : RetryAfter;
            }
        }
    }

    private TimeSpan RenewOnce(Lease lease)
    {
        var period = TimeSpan.FromSeconds(lease.Seconds) / RenewalsPerLease;
        var asked = Stopwatch.GetTimestamp();
        if (Stopwatch.GetElapsedTime(Interlocked.Read(ref _renewed)) is var age && age < period)
        {
            return period - age;
        }

        try
        {
            if (store.Read([_name])[0] is not { } document || !IsMine(document, lease))
            {
                _isLost = true;
                return RetryAfter;
            }

            // Another machine that works on the same release may have renewed it meanwhile: as good.
            var renewed = Lease.Read(document.Bytes)! with { Renewed = Now() };
            if (!IsLost && (Put(_name, renewed with { Renewal = renewed.Renewal + 1 }, document.Version, verb: "") || (store.Read([_name])[0] is { } other && IsMine(other, lease))))
            {
                Interlocked.Exchange(ref _renewed, asked);
                return period;
            }
        }
        catch (StoreException)
        {
            // Tried again as long as the lease lasts; then it is lost, which the next write says.
        }

        return RetryAfter < period ? RetryAfter : period;
    }
}
