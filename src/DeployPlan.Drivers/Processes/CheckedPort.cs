using DeployPlan.Drivers.HealthChecks;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Drivers.Processes;

/// <summary>The addresses of this machine at which a service will be checked, before it is started: another program that answers there would be taken for it.</summary>
internal static class CheckedPort
{
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(2);

    /// <summary>Another program answers as a healthy service would; null if none does.</summary>
    /// <param name="operation">The deploy.</param>
    /// <param name="service">The service.</param>
    /// <param name="own">What may answer, since it is ended before the service is started.</param>
    /// <param name="variables">The variables of the service, which may say where it listens itself.</param>
    /// <param name="isReplaced">Whether the service ran before this deploy.</param>
    public static DriverFailure? WhyTaken(OperationContext operation, string service, IReadOnlyList<RunningProgram> own, IReadOnlyDictionary<string, string> variables, bool isReplaced)
    {
        var listens = variables.Where(static variable => ListeningAddress.IsSaidBy(variable.Key))
            .SelectMany(static variable => ListeningAddress.In(variable.Key, variable.Value)).Select(ListeningAddress.Parse).OfType<ListeningAddress>().Select(static address => address.Port).ToList();
        foreach (var endpoint in operation.HealthCheck?.Endpoints ?? [])
        {
            var probe = new EndpointProbe(operation, endpoint);
            if (probe.Url is not { } url || probe.Problem is not null || !PortOwner.IsHere(url))
            {
                continue;
            }

            // A gateway in front of it answers for what runs, and may answer for a moment longer.
            if (isReplaced && url.Scheme != "tcp" && listens.Count > 0 && !listens.Contains(url.Port))
            {
                continue;
            }

            var owner = PortOwner.Of(url.Port);
            if (own.Count > 0 && (owner == 0 || own.Any(program => program.Pid == owner)))
            {
                continue;
            }

            var who = owner == 0 ? "another program" : FormattableString.Invariant($"process {owner} ({PortOwner.CommandOf(owner)})");
            if (probe.Look(LongestLook) is null)
            {
                return new DriverFailure("DPL4241", $"{probe.Name} answers although {service} is not started yet: {who} has the port; end it, or let {service} listen on another port");
            }

            if (owner > 0 && own.Count == 0)
            {
                operation.Say(FormattableString.Invariant($"{who} has the port {url.Port}, at which {service} will be checked"));
            }
        }

        return null;
    }
}
