using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>The entries of <c>environments</c>, each with its overlay applied to the top level.</summary>
internal sealed class EnvironmentReader(TopLevel top, HostRoles roles, ReadContext context)
{
    private static readonly string[] Approvals = ["required", "none"];
    private static readonly string[] ComposeFiles = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"];

    private readonly EntryBudget _budget = new();
    private readonly SectionReader<InfraConfig> _infra = new(entry => InfraReader.Read(entry, context));
    private readonly SectionReader<DatabaseConfig> _databases = new(entry => DatabaseReader.Read(entry, context));
    private readonly SectionReader<ServiceConfig> _services = new(entry => ServiceReader.Read(entry, roles, context));
    private readonly SectionReader<BackendConfig> _backend = new(
        entry => BackendReader.Read(new MappingReader((MappingNode)entry.Value, "'backend'", context.Diagnostics, entry.Key.Span), context));

    /// <summary>The environments hold too much to read on; said once.</summary>
    public bool IsExhausted => _budget.IsSpent;

    /// <summary>The top level alone, so that a file without environments still learns all its problems.</summary>
    public Sections ReadBase() => Read(top.Infra, top.Databases, top.Services, top.Backend);

    /// <summary>Null where it is no mapping, which is reported.</summary>
    public EnvironmentConfig? Read(MappingEntry entry)
    {
        if (context.Open(entry, "environment") is not { } environment)
        {
            return null;
        }

        var driver = environment.RequiredText("driver", "driver: compose") ?? new Located<string>("", environment.At);
        var approval = ReadApproval(environment);
        var envFile = context.Paths.Optional(environment.Text("env_file"));
        var composeFile = ReadComposeFile(environment, driver);
        var migrateAfterBuild = environment.Truth("migrate_after_build")?.Value ?? top.MigrateAfterBuild;
        var rollout = environment.Section("rollout", $"'rollout' of {environment.Where}");
        rollout?.Truth("enabled");
        rollout?.ReportUnknownKeys(context.Strict);
        var (services, sections) = ReadSections(environment, entry);
        if (!_budget.Take(sections.Infra.Count + sections.Databases.Count + sections.Services.Count))
        {
            context.Diagnostics.Add(ConfigDiagnostics.TooManyEntries(entry.Key.Span, EntryBudget.MostEntries));
            return null;
        }

        ReportNearMisses(environment);
        return new EnvironmentConfig
        {
            Name = new Located<string>(entry.Key.Text, entry.Key.Span),
            Driver = driver,
            ApprovalRequired = approval,
            EnvFile = envFile,
            ComposeFile = composeFile,
            MigrateAfterBuild = migrateAfterBuild,
            HasServices = services is not null,
            Backend = sections.Backend,
            Infra = WithHosts(sections.Infra, entry.Key.Text),
            Databases = sections.Databases,
            Services = sections.Services,
        };
    }

    private (MappingNode? Services, Sections Sections) ReadSections(MappingReader environment, MappingEntry entry)
    {
        var overlay = new Overlay(entry.Key.Text, _budget, context.Diagnostics);
        var services = Resolve("services", top.Services);
        var backend = environment.Mapping("backend") is { } over
            ? new MappingEntry((top.Backend ?? environment.Entry("backend")!).Key, overlay.Merge(top.Backend?.Value as MappingNode, over, "backend"))
            : top.Backend;
        return (services, Read(Resolve("infra", top.Infra), Resolve("databases", top.Databases), services, backend));

        MappingNode? Resolve(string section, MappingNode? lower) =>
            environment.Mapping(section) is { } upper ? overlay.Merge(lower, upper, section) : lower;
    }

    private Sections Read(MappingNode? infra, MappingNode? databases, MappingNode? services, MappingEntry? backend) => new(
        _infra.Read(infra),
        _databases.Read(databases),
        _services.Read(services),
        backend is null ? null : _backend.ReadOnce(backend));

    private bool ReadApproval(MappingReader environment)
    {
        if (environment.Text("approval") is not { } approval)
        {
            return false;
        }

        if (Array.IndexOf(Approvals, approval.Value) < 0)
        {
            context.Diagnostics.Add(ConfigDiagnostics.BadChoice(approval.Span, $"'approval' in {environment.Where}", approval.Value, Approvals));
        }

        return approval.Value != "none";
    }

    private Located<string>? ReadComposeFile(MappingReader environment, Located<string> driver)
    {
        if (environment.Text("compose_file") is { } written)
        {
            return context.Paths.File(written, $"'compose_file' in {environment.Where}");
        }

        if (driver.Value == "compose")
        {
            foreach (var name in ComposeFiles)
            {
                if (context.Tree.FileExists(name))
                {
                    return new Located<string>(name, environment.At);
                }
            }
        }

        return null;
    }

    private IReadOnlyList<InfraConfig> WithHosts(IReadOnlyList<InfraConfig> infra, string environment)
    {
        if (!top.CloudHosts.TryGetValue(environment, out var hosts) || hosts.Count == 0)
        {
            return infra;
        }

        var all = new List<InfraConfig>(infra);
        all.AddRange(hosts);
        all.Sort(static (a, b) => string.CompareOrdinal(a.Name.Value, b.Name.Value));
        for (var i = 1; i < all.Count; i++)
        {
            if (all[i].Name.Value == all[i - 1].Name.Value)
            {
                var (host, other) = Contains(hosts, all[i]) ? (all[i], all[i - 1]) : (all[i - 1], all[i]);
                context.Diagnostics.Add(ConfigDiagnostics.HostIsInfra(host.Name.Span, host.Name.Value, other.Name.Span));
            }
        }

        return all;
    }

    private static bool Contains(IReadOnlyList<InfraConfig> hosts, InfraConfig infra)
    {
        foreach (var host in hosts)
        {
            if (ReferenceEquals(host, infra))
            {
                return true;
            }
        }

        return false;
    }

    // Stagecraft knows further keys here, so only what looks like one of ours with a slip in it is reported.
    private void ReportNearMisses(MappingReader environment)
    {
        foreach (var entry in environment.Node.Entries)
        {
            var key = entry.Key.Text;
            if (!environment.Knows(key) && NearestName.Of(key, environment.KnownKeys) is not null)
            {
                context.Diagnostics.Add(DocumentDiagnostics.UnknownKey(entry.Key.Span, key, environment.Where, context.Strict, environment.KnownKeys));
            }
        }
    }
}
