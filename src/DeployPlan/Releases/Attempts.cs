using DeployPlan.Plans;

namespace DeployPlan.Releases;

/// <summary>
/// How often an operation is tried, which its driver says, and for how long: what its inputs say, else what its driver says. The retries of a health check are
/// looks within one attempt.
/// </summary>
/// <param name="Most">The number of attempts, at least 1.</param>
/// <param name="FirstDelaySeconds">The pause before the second.</param>
/// <param name="TimeoutSeconds">The limit of one attempt as it is written; 0 for none.</param>
internal sealed record Attempts(int Most, int FirstDelaySeconds, int TimeoutSeconds)
{
    private const int LongestDelaySeconds = 30;

    // Its last look begins when its own time is over and takes a second; then it says what it saw. Stopped at that moment, it would say nothing of the service.
    private const int SecondsAfterCheck = 5;

    /// <summary>What a driver that watches the limit by itself has beyond it, so that it is not stopped in its last moment.</summary>
    public int SecondsToEnd { get; init; }

    /// <summary>After so many seconds an attempt is stopped; 0 for never.</summary>
    public int LimitSeconds => TimeoutSeconds > int.MaxValue - SecondsToEnd ? int.MaxValue : TimeoutSeconds + SecondsToEnd;

    /// <summary>Of an operation.</summary>
    public static Attempts Of(Operation operation, Driver driver) => new(
        1 + Math.Min(driver.Retries, int.MaxValue - 1),
        driver.RetryDelaySeconds,
        operation.Inputs switch
        {
            HealthCheckInputs check => check.TimeoutSeconds,
            MigrationInputs { TimeoutSeconds: { } seconds } => seconds,
            _ => driver.TimeoutSeconds,
        })
    {
        SecondsToEnd = operation.Inputs is HealthCheckInputs ? SecondsAfterCheck : 0,
    };

    /// <summary>The pause before an attempt, the second or a later one.</summary>
    public TimeSpan DelayBefore(int attempt)
    {
        var seconds = (long)FirstDelaySeconds;
        for (var i = 2; i < attempt && seconds < LongestDelaySeconds; i++)
        {
            seconds *= 2;
        }

        return TimeSpan.FromSeconds(Math.Min(seconds, LongestDelaySeconds));
    }
}
