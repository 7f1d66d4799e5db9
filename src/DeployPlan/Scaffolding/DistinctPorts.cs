using System.Globalization;

namespace DeployPlan.Scaffolding;

/// <summary>Gives services that share a machine a port each.</summary>
internal static class DistinctPorts
{
    /// <summary>The services: one that has no port, or that of another, gets the next free one, unless its program has it as text.</summary>
    public static IReadOnlyList<FoundService> Of(IReadOnlyList<FoundService> services)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        var web = services.Where(static service => service.Project is { IsWeb: true }).OrderBy(static service => service.Name, StringComparer.Ordinal).ToList();
        foreach (var service in web.OrderByDescending(static service => service.FixedPort is not null).Where(service => service.Port is { } port && !owners.ContainsKey(port)))
        {
            owners.Add(service.Port!, service.Name);
        }

        var ports = owners.ToDictionary(static owner => owner.Value, static owner => owner.Key, StringComparer.Ordinal);
        foreach (var service in web.Where(service => service.FixedPort is null && !ports.ContainsKey(service.Name)))
        {
            ports[service.Name] = Next(owners);
            owners.Add(ports[service.Name], service.Name);
        }

        return [.. services.Select(service => ports.TryGetValue(service.Name, out var port) ? service with { Port = port } : service with { Port = null, SharesPortWith = service.Port is { } taken && owners.TryGetValue(taken, out var owner) && owner != service.Name ? owner : null })];
    }

    private static string Next(Dictionary<string, string> owners) =>
        Enumerable.Range(HealthChecks.DefaultPort, owners.Count + 1).Select(static port => port.ToString(CultureInfo.InvariantCulture)).First(port => !owners.ContainsKey(port));
}
