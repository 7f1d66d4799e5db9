using System.Diagnostics;
using DeployPlan.Drivers.Processes;
using DeployPlan.Plans;

namespace DeployPlan.Drivers.HealthChecks;

/// <summary>Looks at everything that a health check names, one after another, until each is as expected or the time runs out.</summary>
internal class HealthCheckDriver : IDriver
{
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShortestLook = TimeSpan.FromSeconds(1);

    // A timer may be early by so much.
    private static readonly TimeSpan JustOver = TimeSpan.FromMilliseconds(20);

    public DriverFailure? Run(OperationContext operation)
    {
        var check = (HealthCheckInputs)operation.Inputs;
        IReadOnlyList<IProbe> probes = check.Command.Count > 0
            ? [new CommandProbe(operation, [.. check.Command])]
            : [.. check.Endpoints.Select(endpoint => new EndpointProbe(operation, endpoint))];
        if (probes.Count == 0)
        {
            return new DriverFailure("DPL4111", "The operation has no endpoint; add 'health_check: { url: ... }' to the service in deploy.yml");
        }

        var services = check.Command.Count > 0 ? check.Services : [.. check.Endpoints.Select(static endpoint => endpoint.Name)];
        var watched = ServiceWatch.Of(operation, services);
        var time = Stopwatch.StartNew();
        foreach (var probe in probes)
        {
            if ((probe.Problem ?? Watch(operation, check, probe, watched, time)) is { } failure)
            {
                return failure;
            }

            operation.Say($"{probe.Name} is healthy");
        }

        return null;
    }

    // Reports the result when it changes, and from time to time when it does not. The last look comes when the time is over.
    private static DriverFailure? Watch(OperationContext operation, HealthCheckInputs check, IProbe probe, ServiceWatch watched, Stopwatch time)
    {
        var limit = TimeSpan.FromSeconds(check.TimeoutSeconds);
        var interval = TimeSpan.FromSeconds(check.IntervalSeconds);
        var said = "";
        var silent = Stopwatch.StartNew();
        for (var failed = 1; ; failed++)
        {
            var left = limit - time.Elapsed;
            var seen = probe.Look(left < ShortestLook ? ShortestLook : left > LongestLook ? LongestLook : left);

            // Whatever answered: a service that has ended is not healthy.
            if (watched.WhyEnded() is { } ended)
            {
                return ended;
            }

            if (seen is null)
            {
                return null;
            }

            if (operation.IsStopped)
            {
                return new DriverFailure("DPL4113", $"The check of {probe.Name} was stopped because the build was cancelled");
            }

            if (left < JustOver || IsTooMany(failed, check))
            {
                return new DriverFailure("DPL4112", FormattableString.Invariant($"{probe.Name} is not healthy after {time.Elapsed.TotalSeconds:0} s; last seen: {seen}"));
            }

            if (seen != said || silent.Elapsed >= operation.Heartbeat)
            {
                operation.Say($"{probe.Name}: {seen}");
                said = seen;
                silent.Restart();
            }

            left = limit - time.Elapsed;
            operation.Stopped.WaitOne(left < interval ? left > TimeSpan.Zero ? left : TimeSpan.Zero : interval);
        }
    }

    private static bool IsTooMany(int failed, HealthCheckInputs check) => check.Retries > 0 && failed > check.Retries;
}
