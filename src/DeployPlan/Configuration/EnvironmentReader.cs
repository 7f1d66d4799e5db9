using System.Text.RegularExpressions;
using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>The entries of <c>environments</c>, each with its overlay applied to the top level.</summary>
internal sealed class EnvironmentReader(TopLevel top, HostRoles roles, ReadContext context)
{
    private static readonly string[] Approvals = ["required", "none"];
    private static readonly string[] ComposeFiles = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"];

    private static readonly string[] LineEnds = ["\r\n", "\n", "\r"];

    private readonly EntryBudget _budget = new();
    private readonly SectionReader<InfraConfig> _infra = new("infra entries", context, entry => InfraReader.Read(entry, context));
    private readonly SectionReader<DatabaseConfig> _databases = new("databases", context, entry => DatabaseReader.Read(entry, context));
    private readonly SectionReader<ServiceConfig> _services = new("services", context, entry => ServiceReader.Read(entry, roles, context));
    private readonly SectionReader<BackendConfig> _backend = new(
        "backends", context, entry => BackendReader.Read(context.OpenBackend(entry), context));

    /// <summary>The environments have too many entries to read on; reported once.</summary>
    public bool IsExhausted => _budget.IsSpent;

    /// <summary>The top level alone, so that all problems of a file without environments are still reported.</summary>
    public Sections ReadBase() => Read(top.Infra, top.Databases, top.Services, top.Backend);

    /// <summary>Null if it is no mapping, which is reported.</summary>
    public EnvironmentConfig? Read(MappingEntry entry)
    {
        if (context.Open(entry, "environment") is not { } environment)
        {
            return null;
        }

        environment.Describe(
            "An environment: one plan. infra, databases, services and backend in it are laid over those of the top level: mappings merge key by key, everything else is replaced, ~ removes. Keys that are not listed here are carried.",
            "{ driver: compose, approval: required }");
        var driver = environment.RequiredText("driver", "What deploys the services: compose, process, command, or a driver of your own.", "compose", "process, command")
            ?? new Located<string>("", environment.At);
        var approval = environment.Choice("approval", Approvals, "none", "Whether a person must approve the very plan that is applied.", "required", """
            Applying a plan needs the id of that plan: -p:DeployPlanApprove=sha256:…
            Whoever starts it may apply the plan.
            """);
        var envFile = environment.OptionalFile(
            "env_file",
            "File with variables for the services and the drivers, one line NAME=value each with letters, digits, _, - and . in the name, relative to this file; the environment of the build wins over it. It need not exist when planning, and its content never enters a plan.",
            "prod.env");
        CheckVariables(envFile);
        var composeFile = ReadComposeFile(environment, driver);
        var composeProject = environment.Text(
            "compose_project", "For the driver compose: the name of the compose project, under which the engine keeps containers, networks and volumes.", "shop", "project.name, `-`, and the name of the environment");
        if (composeProject is { } written && !Regex.IsMatch(written.Value, "^[a-z0-9][a-z0-9_-]*$"))
        {
            context.Diagnostics.Add(ConfigDiagnostics.BadComposeProject(written.Span, written.Value));
        }

        var migrateAfterBuild = environment.Truth("migrate_after_build", top.MigrateAfterBuild, "Pre_deploy migrations wait for all builds.", "true", "that of the top level");
        var runsOn = environment.RunsOn("Labels that a machine must have to run what says nothing else, where an engine runs the plan: one, or a list. `agent:` and a name is one machine.", "any machine");
        ReadRollout(environment);
        var (services, sections) = ReadSections(environment, entry);
        if (!_budget.Take(sections.Infra.Count + sections.Databases.Count + sections.Services.Count))
        {
            context.Diagnostics.Add(ConfigDiagnostics.TooManyEntries(entry.Key.Span, EntryBudget.MostEntries));
            return null;
        }

        if (driver.Value == "compose" && composeFile is { } file)
        {
            CheckComposeServices(file.Value, sections.Services, entry.Key.Text);
        }

        if (driver.Value == "process")
        {
            PortCheck.Check(sections.Services, context.Diagnostics);
        }

        ReportNearMisses(environment.Keys);
        return new EnvironmentConfig
        {
            Name = new Located<string>(entry.Key.Text, entry.Key.Span),
            Driver = driver,
            ApprovalRequired = approval != "none",
            EnvFile = envFile,
            ComposeFile = composeFile,
            ComposeProject = composeProject?.Value,
            MigrateAfterBuild = migrateAfterBuild,
            RunsOn = runsOn ?? [],
            HasServices = services is not null,
            Backend = sections.Backend,
            Infra = WithHosts(sections.Infra, entry.Key.Text),
            Databases = sections.Databases,
            Services = sections.Services,
        };
    }

    // The same file is read for an apply, which may be on another machine.
    private void CheckVariables(Located<string>? envFile)
    {
        if (envFile is { } written && context.Tree.ReadOptional(written.Value) is { } text)
        {
            VariableLines.Read(
                text.Split(LineEnds, StringSplitOptions.None),
                (line, why) => context.Diagnostics.Add(ConfigDiagnostics.BadVariableLine(new SourceSpan(context.Tree.FullPath(written.Value), line, 1, line, 1), why)));
        }
    }

    private (MappingNode? Services, Sections Sections) ReadSections(ConfigSection environment, MappingEntry entry)
    {
        var overlay = new Overlay(entry.Key.Text, _budget, context.Strict, context.Diagnostics);
        var infra = Resolve(top.Infra, "infra", "{ network: { command: [./infra/prod.sh] } }");
        var databases = Resolve(top.Databases, "databases", "{ orders: { migrations: { strategy: post_deploy } } }");
        var services = Resolve(top.Services, "services", "{ api: { health_check: { url: https://shop.example.com/healthz } } }");
        var backend = Resolve(top.Backend?.Value as MappingNode, "backend", "{ provider: generic }") is { } whole
            ? new MappingEntry((top.Backend ?? environment.Keys.Entry("backend")!).Key, whole)
            : null;
        return (services, Read(infra, databases, services, backend));

        // A config without 'services' is one of Stagecraft's, so there they are none instead of missing.
        MappingNode? Resolve(MappingNode? lower, string section, string example) =>
            environment.Overlay(section, example, out var isRemoved) is { } upper ? overlay.Merge(lower, upper, section)
            : !isRemoved ? lower
            : section == "services" ? new MappingNode([], environment.At)
            : null;
    }

    private Sections Read(MappingNode? infra, MappingNode? databases, MappingNode? services, MappingEntry? backend) => new(
        _infra.Read(infra),
        _databases.Read(databases),
        _services.Read(services),
        backend is null ? null : _backend.ReadOnce(backend));

    private static void ReadRollout(ConfigSection environment)
    {
        var rollout = environment.Section("rollout", "Of a Stagecraft file: checked and carried.", "{ enabled: true }");
        rollout?.OptionalTruth("enabled", "Host after host.", "true");
        rollout?.ReportUnknownKeys();
    }

    private Located<string>? ReadComposeFile(ConfigSection environment, Located<string> driver)
    {
        var written = environment.Path(
            "compose_file", "The compose file, relative to this file.", "deploy/compose.yaml",
            "for the driver compose the first that exists of compose.yaml, compose.yml, docker-compose.yaml and docker-compose.yml");
        if (written is not null)
        {
            return context.Paths.File(written, "compose_file", environment.Where);
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

    private void CheckComposeServices(string file, IReadOnlyList<ServiceConfig> services, string environment)
    {
        if (services.Count == 0 || ComposeServices.Of(file, context.Tree) is not { } found)
        {
            return;
        }

        foreach (var service in services)
        {
            if (found.Find(service.Name.Value) is null)
            {
                context.Diagnostics.Add(ConfigDiagnostics.NotInComposeFile(
                    service.Name.Span, service.Name.Value, file, environment, NearestName.Of(service.Name.Value, found.Entries.Select(static entry => entry.Key.Text))));
            }
        }
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

    // Stagecraft has further keys here, so only a near miss of one of ours is reported.
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
