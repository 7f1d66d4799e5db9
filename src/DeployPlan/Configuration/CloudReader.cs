using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>The hosts that the <c>cloud</c> section of a Stagecraft file describes: infra of the environment that they are listed under.</summary>
internal static class CloudReader
{
    /// <summary>The hosts of each environment, by name in ordinal order.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<InfraConfig>> Read(MappingReader? cloud, EnvironmentNames environments, ReadContext context)
    {
        var byEnvironment = new Dictionary<string, IReadOnlyList<InfraConfig>>(StringComparer.Ordinal);
        if (cloud is null)
        {
            return byEnvironment;
        }

        // Read after 'provider', of which it is no misspelling.
        cloud.Accept("providers");
        var provider = cloud.RequiredText("provider", "digitalocean");
        var providers = cloud.Section("providers", $"'providers' of {cloud.Where}");
        cloud.ReportUnknownKeys(context.Strict);
        if (provider is { } id && providers?.Section(id.Value, $"'{id.Value}' of {providers.Where}") is { } block
            && block.Section("hosts", $"'hosts' of {block.Where}") is { } hosts)
        {
            foreach (var entry in hosts.Node.Entries)
            {
                if (!environments.Contains(entry.Key.Text))
                {
                    context.Diagnostics.Add(ConfigDiagnostics.UnknownEnvironment(entry.Key.Span, entry.Key.Text, "'hosts' of 'cloud'", context.Strict, environments.Nearest(entry.Key.Text)));
                }

                if (hosts.Section(entry.Key.Text, $"the hosts of environment '{entry.Key.Text}'") is { } machines)
                {
                    byEnvironment[entry.Key.Text] = ReadHosts(machines, id, context);
                }
            }
        }

        return byEnvironment;
    }

    private static List<InfraConfig> ReadHosts(MappingReader machines, Located<string> provider, ReadContext context)
    {
        var hosts = new List<InfraConfig>(machines.Node.Entries.Count);
        foreach (var entry in machines.Node.SortedEntries())
        {
            if (context.OpenMapping(entry, "host") is { } host)
            {
                var settings = (DataValue.Entries)DataReader.ToData(host.Node);
                hosts.Add(new InfraConfig(new Located<string>(entry.Key.Text, entry.Key.Span), provider, [], [], settings));
            }
        }

        return hosts;
    }
}
