using System.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Drivers.HealthChecks;

/// <summary>Asks the endpoints of a health check, one after another, until each is as expected or the time runs out.</summary>
/// <param name="probe">One probe: null if it is as expected, otherwise what was seen.</param>
internal sealed class HealthCheckDriver(Func<HealthEndpoint, TimeSpan, string?> probe) : IDriver
{
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(10);

    public DriverFailure? Run(OperationContext operation)
    {
        var check = (HealthCheckInputs)operation.Inputs;
        if (check.Endpoints.Count == 0)
        {
            return new DriverFailure("DPL4111", "The operation has no endpoint; add 'health_check: { url: ... }' to the service in deploy.yml");
        }

        var time = Stopwatch.StartNew();
        foreach (var endpoint in check.Endpoints)
        {
            if (Watch(operation, check, endpoint, time) is { } seen)
            {
                return operation.IsStopped
                    ? new DriverFailure("DPL4113", $"The check of {endpoint.ToUri()} was stopped because the build was cancelled")
                    : new DriverFailure("DPL4112", FormattableString.Invariant($"{endpoint.ToUri()} is not healthy after {time.Elapsed.TotalSeconds:0} s; last seen: {seen}"));
            }

            operation.Say($"{endpoint.ToUri()} is healthy");
        }

        return null;
    }

    // Null once it is as expected, otherwise the last result. Reports the result when it changes, and from time to time when it does not.
    private string? Watch(OperationContext operation, HealthCheckInputs check, HealthEndpoint endpoint, Stopwatch time)
    {
        var limit = TimeSpan.FromSeconds(check.TimeoutSeconds);
        var interval = TimeSpan.FromSeconds(check.IntervalSeconds);
        var said = "";
        var silent = Stopwatch.StartNew();
        for (var failed = 1; ; failed++)
        {
            var left = limit - time.Elapsed;
            var seen = probe(endpoint, left < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : left > LongestLook ? LongestLook : left);
            if (seen is null || operation.IsStopped || time.Elapsed + interval >= limit || IsTooMany(failed, check))
            {
                return seen;
            }

            if (seen != said || silent.Elapsed >= operation.Heartbeat)
            {
                operation.Say($"{endpoint.ToUri()}: {seen}");
                said = seen;
                silent.Restart();
            }

            operation.Stopped.WaitOne(interval);
        }
    }
    private static bool IsTooMany(int failed, HealthCheckInputs check) => check.Retries > 0 && failed > check.Retries;
}
