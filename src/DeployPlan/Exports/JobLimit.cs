using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Exports;

/// <summary>
/// When an engine may stop a job. An operation stops by itself when its limit is over, says why and ends in order; an engine that stops it first would hide that. So a job
/// gets the time of every attempt, and some for what comes before and after.
/// </summary>
internal static class JobLimit
{
    // For the checkout, the restore of packages and the store.
    private const int AroundMinutes = 15;

    /// <summary>A week: more is no limit that anyone waits for, and some engines refuse it.</summary>
    public const int MostMinutes = 7 * 24 * 60;

    /// <summary>In minutes; null where neither the plan nor the driver has a limit.</summary>
    public static int? MinutesOf(Operation operation, DriverTable drivers)
    {
        var driver = drivers.Find(operation.Driver, operation.Type.ToName()) ?? Driver.Empty;
        var attempts = Attempts.Of(operation, driver);
        if (attempts.TimeoutSeconds == 0)
        {
            return null;
        }

        // The pause before an attempt is at most half a minute. What one attempt has beyond its limit is a part of the time around it.
        var seconds = ((long)attempts.TimeoutSeconds * attempts.Most) + ((30L + attempts.SecondsToEnd) * (attempts.Most - 1));
        return (int)Math.Min(MostMinutes, ((seconds + 59) / 60) + AroundMinutes);
    }
}
