namespace DeployPlan.Host.Stores;

/// <summary>A moment, by both clocks of this machine.</summary>
/// <param name="Timestamp">By the one that no one can set. On Linux it does not count while the machine sleeps.</param>
/// <param name="Time">By the one that shows the time. It counts while the machine sleeps, and may be set.</param>
internal sealed record Moment(long Timestamp, DateTimeOffset Time)
{
    /// <summary>Now.</summary>
    public static Moment Now(TimeProvider clock) => new(clock.GetTimestamp(), clock.GetUtcNow());

    /// <summary>For how long it may have been: what the clock says that says more. One that was set back says nothing, and one that was set forward ends a lease too early, which harms no one.</summary>
    public TimeSpan Age(TimeProvider clock)
    {
        var (counted, shown) = (clock.GetElapsedTime(Timestamp), clock.GetUtcNow() - Time);
        return shown > counted ? shown : counted;
    }
}
