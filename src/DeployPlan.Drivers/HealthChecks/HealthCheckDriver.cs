using System.Diagnostics;
using System.Globalization;

namespace DeployPlan.Drivers.HealthChecks;

/// <summary>Asks the endpoints of a health check, one after another, until each is as expected or the time runs out.</summary>
/// <param name="probe">One probe: null if it is as expected, otherwise what was seen.</param>
internal sealed class HealthCheckDriver(Func<HealthEndpoint, TimeSpan, string?> probe) : IDriver
{
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(10);

    public DriverFailure? Run(OperationContext operation)
    {
        var endpoints = operation.Inputs.Element("endpoints")!.Elements("item").Select(item => new HealthEndpoint(item)).ToList();
        if (endpoints.Count == 0)
        {
            return new DriverFailure("DPL4111", "The operation has no endpoint; add 'health_check: { url: ... }' to the service in deploy.yml");
        }

        var time = Stopwatch.StartNew();
        foreach (var endpoint in endpoints)
        {
            if (Watch(operation, endpoint, time) is { } seen)
            {
                return operation.IsStopped
                    ? new DriverFailure("DPL4113", $"The check of {endpoint.Url} was stopped because the build was cancelled")
                    : new DriverFailure("DPL4112", FormattableString.Invariant($"{endpoint.Url} is not healthy after {time.Elapsed.TotalSeconds:0} s; last seen: {seen}"));
            }

            operation.Say($"{endpoint.Url} is healthy");
        }

        return null;
    }

    // Null once it is as expected, otherwise the last result. Reports the result when it changes, and from time to time when it does not.
    private string? Watch(OperationContext operation, HealthEndpoint endpoint, Stopwatch time)
    {
        var limit = Seconds(operation, "timeout_seconds");
        var interval = Seconds(operation, "interval_seconds");
        var said = "";
        var silent = Stopwatch.StartNew();
        while (true)
        {
            var left = limit - time.Elapsed;
            var seen = probe(endpoint, left < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : left > LongestLook ? LongestLook : left);
            if (seen is null || operation.IsStopped || time.Elapsed + interval >= limit)
            {
                return seen;
            }

            if (seen != said || silent.Elapsed >= operation.Heartbeat)
            {
                operation.Say($"{endpoint.Url}: {seen}");
                said = seen;
                silent.Restart();
            }

            operation.Stopped.WaitOne(interval);
        }
    }

    private static TimeSpan Seconds(OperationContext operation, string name) => TimeSpan.FromSeconds(int.Parse(operation.Input(name)!, CultureInfo.InvariantCulture));
}
