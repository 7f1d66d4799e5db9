using System.Diagnostics;
using DeployPlan.Stores;

namespace DeployPlan.Host.Stores;

/// <summary>Watches a lease whose holder may be gone, by this machine's own monotonic clock.</summary>
internal sealed class LeaseWatch
{
    private string _version = "";
    private long _since;

    /// <summary>Whether its holder is at work: it looks so at the first look, or it was renewed since then.</summary>
    /// <param name="document">As it was read.</param>
    /// <param name="lease">The same.</param>
    /// <param name="asked">When the store was asked for it.</param>
    /// <param name="now">UTC; only for the first look.</param>
    public bool IsAlive(StoredDocument document, Lease lease, long asked, DateTime now)
    {
        if (_version.Length > 0)
        {
            return _version != document.Version;
        }

        (_version, _since) = (document.Version, asked);
        return lease.LooksAlive(now);
    }

    /// <summary>How long it may still be that its holder is at work.</summary>
    public TimeSpan Left(Lease lease) => TimeSpan.FromSeconds(lease.Seconds) - Stopwatch.GetElapsedTime(_since);
}
