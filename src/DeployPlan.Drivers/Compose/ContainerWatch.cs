using System.Diagnostics;
using DeployPlan.Drivers.Programs;

namespace DeployPlan.Drivers.Compose;

/// <summary>Looks at the containers that compose has started until they have run long enough: that a container was started says nothing about what runs in it.</summary>
/// <param name="operation">The deploy.</param>
/// <param name="mayEnd">Whether a container may end with 0.</param>
internal sealed class ContainerWatch(OperationContext operation, bool mayEnd)
{
    private const string Format = "{{.Name}}|{{.State.Status}}|{{.State.ExitCode}}|{{.State.StartedAt}}|{{if .State.Health}}{{.State.Health.Status}}{{end}}";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    // A container with a healthcheck becomes unhealthy by itself, unless its engine never runs the check.
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, string> _starts = new(StringComparer.Ordinal);

    /// <summary>Null once each has run for that time, and is healthy where it has a healthcheck.</summary>
    public DriverFailure? Watch(string project, IReadOnlyList<string> services, TimeSpan time)
    {
        var watched = Stopwatch.StartNew();
        for (var said = false; ;)
        {
            var isStarting = false;
            foreach (var service in OneByOne(services))
            {
                if (WhyNot(project, service, time, ref isStarting) is { } failure)
                {
                    return failure;
                }
            }

            if (watched.Elapsed >= time && !isStarting)
            {
                return null;
            }

            if (watched.Elapsed > LongestStart)
            {
                return new DriverFailure("DPL4246", FormattableString.Invariant($"The healthcheck of the compose file has no result after {LongestStart.TotalMinutes:0} min; correct it there"));
            }

            if (isStarting && !said)
            {
                operation.Say("waits for the healthcheck of the compose file");
                said = true;
            }

            if (operation.Pause(Interval, new ProgramCall("docker", "ps")) is { } stopped)
            {
                return stopped;
            }
        }
    }

    /// <summary>What to ask the engine for: each of the services, or everything, null, where none is named.</summary>
    public static IEnumerable<string?> OneByOne(IReadOnlyList<string> services) => services.Count == 0 ? new string?[] { null } : (IEnumerable<string?>)services;

    /// <summary>The containers of a service of a compose project, of all where none is named, as <c>docker ps</c> shows them.</summary>
    public static (IReadOnlyList<string> Containers, DriverFailure? Failure) Containers(OperationContext operation, string project, string? service, string format)
    {
        string[] filter = service is null ? [] : ["--filter", "label=com.docker.compose.service=" + service];
        return Lines(
            operation,
            ["docker", "ps", "-a", "--no-trunc", "--filter", "label=com.docker.compose.project=" + project, "--filter", "label=com.docker.compose.oneoff=False", .. filter, "--format", format]);
    }

    private DriverFailure? WhyNot(string project, string? service, TimeSpan time, ref bool isStarting)
    {
        var (containers, failure) = Containers(operation, project, service, "{{.ID}}");
        if (failure is null && containers.Count == 0)
        {
            return new DriverFailure(
                "DPL4246", $"{(service is null ? "The project" : $"The service '{service}'")} has no container after its deploy; if the compose file starts none on purpose (replicas: 0), take the service out of deploy.yml or write 'stable_seconds: 0' to it");
        }

        foreach (var container in containers)
        {
            failure ??= WhyNot(container, time, ref isStarting);
        }

        return failure;
    }

    private DriverFailure? WhyNot(string container, TimeSpan time, ref bool isStarting)
    {
        var (lines, failure) = Lines(operation, ["docker", "inspect", "--format", Format, container]);
        if (failure is not null || lines.LastOrDefault()?.Split('|') is not [var name, var status, var code, var start, var health])
        {
            return failure ?? new DriverFailure("DPL4246", $"The engine says nothing about the container {container} after its deploy");
        }

        name = name.TrimStart('/');
        isStarting |= health == "starting";
        var isFirst = !_starts.TryGetValue(container, out var first);
        _starts[container] = isFirst ? start : first!;
        var why = status is "exited" or "dead" or "stopped" ? mayEnd && code == "0" ? null : $"ended with code {code}"
            : status == "restarting" || (!isFirst && first != start) ? "restarts"
            : health == "unhealthy" ? "is unhealthy"
            : null;
        if (why is null)
        {
            return null;
        }

        var log = Lines(operation, ["docker", "logs", "--tail", "10", container]).Lines;
        return new DriverFailure(
            "DPL4246", FormattableString.Invariant($"The container {name} {why} within {time.TotalSeconds:0} s of its deploy: {string.Join(" | ", log)}; if it is a job that ends, write 'stable_seconds: 0' to its service"));
    }

    // The last lines of a container may hold pieces of secrets, which are known only while they are lines.
    private static (IReadOnlyList<string> Lines, DriverFailure? Failure) Lines(OperationContext operation, string[] command)
    {
        var lines = new List<string>();
        var failure = operation.RunTool(new ProgramCall(command) { Line = line => lines.AddRange(line.Trim().Length > 0 ? [operation.Masked(line.Trim())] : []) });
        return (lines, failure);
    }
}
