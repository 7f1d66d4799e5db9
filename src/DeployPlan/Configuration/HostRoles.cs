using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>The <c>hosts</c> section: the hosts of each role.</summary>
internal sealed class HostRoles
{
    private readonly Dictionary<string, IReadOnlyList<string>> _hosts = new(StringComparer.Ordinal);

    private HostRoles()
    {
    }

    public static HostRoles Read(MappingReader? hosts, ReadContext context)
    {
        var roles = new HostRoles();
        if (hosts is not null)
        {
            foreach (var entry in hosts.Node.Entries)
            {
                roles._hosts[entry.Key.Text] = ReadContext.SortedValues(context.DistinctTexts(hosts, entry.Key.Text));
            }
        }

        return roles;
    }

    public IReadOnlyList<string> HostsOf(string role) => _hosts.TryGetValue(role, out var hosts) ? hosts : [];
}
