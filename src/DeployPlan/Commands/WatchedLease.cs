using DeployPlan.Stores;

namespace DeployPlan.Commands;

/// <summary>Whether someone still renews a lease, by the clock of this machine alone.</summary>
/// <param name="now">Now, UTC.</param>
internal sealed class WatchedLease(Func<DateTime> now)
{
    private (string Release, int Token, int Renewal)? _seen;
    private DateTime _since;

    /// <summary>Whether it is still as it was for longer than it holds. To be called again and again.</summary>
    public bool IsGone(Lease lease)
    {
        if (_seen != (lease.Release, lease.Token, lease.Renewal))
        {
            (_seen, _since) = ((lease.Release, lease.Token, lease.Renewal), now());
        }

        return now() - _since > TimeSpan.FromSeconds(lease.Seconds);
    }
}
