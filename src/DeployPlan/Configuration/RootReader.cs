using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>The top level of a config.</summary>
internal sealed class RootReader(string file, ReadContext context)
{
    public DeployConfig? Read(MappingNode mapping)
    {
        var root = new MappingReader(mapping, "the config", context.Diagnostics);
        root.Accept("frontend", "network", "dev");
        var (name, registry) = ReadProject(root);
        var environments = root.RequiredSection("environments", "'environments'", "environments: { dev: { driver: compose } }");
        var names = NamesOf(environments);
        var roles = HostRoles.Read(root.Section("hosts", "'hosts'"), context);
        var top = ReadTopLevel(root, names);
        if (root.Section("migrations", "'migrations'") is { } migrations)
        {
            new MigrationsBlockCheck(names, context).Check(migrations);
        }

        root.ReportUnknownKeys(context.Strict);
        var resolved = ReadEnvironments(environments, new EnvironmentReader(top, roles, context), new ReferenceCheck(top, context.Diagnostics));
        return name is null || resolved.Count == 0 ? null : new DeployConfig(file, name.Value, registry, resolved);
    }

    private (Located<string>? Name, Located<string>? Registry) ReadProject(MappingReader root)
    {
        if (root.RequiredSection("project", "'project'", "project: { name: shop }") is not { } project)
        {
            return (null, null);
        }

        var name = project.RequiredText("name", "name: shop");
        var registry = project.Text("registry");
        if (registry is { } written && !ImageRules.IsImage(written.Value))
        {
            context.Diagnostics.Add(ConfigDiagnostics.BadImage(written.Span, "'registry' in 'project'", written.Value));
        }

        project.ReportUnknownKeys(context.Strict);
        return (name, registry);
    }

    private TopLevel ReadTopLevel(MappingReader root, EnvironmentNames environments) => new()
    {
        Infra = root.Mapping("infra"),
        Databases = root.Mapping("databases"),
        Services = root.Mapping("services"),
        Backend = root.Mapping("backend") is null ? null : root.Entry("backend"),
        MigrateAfterBuild = root.Truth("migrate_after_build")?.Value ?? false,
        CloudHosts = CloudReader.Read(root.Section("cloud", "'cloud'"), environments, context),
    };

    private static List<EnvironmentConfig> ReadEnvironments(MappingReader? environments, EnvironmentReader reader, ReferenceCheck references)
    {
        var resolved = new List<EnvironmentConfig>();
        if (environments is null)
        {
            var top = reader.ReadBase();
            references.Check(top.Infra, top.Databases, top.Services, null);
            return resolved;
        }

        foreach (var entry in environments.Node.SortedEntries())
        {
            if (reader.Read(entry) is { } environment)
            {
                references.Check(environment.Infra, environment.Databases, environment.Services, environment.Name.Value);
                resolved.Add(environment);
            }

            if (reader.IsExhausted)
            {
                break;
            }
        }

        return resolved;
    }

    private EnvironmentNames NamesOf(MappingReader? environments)
    {
        var names = new EnvironmentNames();
        if (environments is null)
        {
            return names;
        }

        var byFolder = new Dictionary<string, MappingEntry>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in environments.Node.Entries)
        {
            names.Add(entry.Key.Text);
            if (byFolder.TryGetValue(entry.Key.Text, out var other))
            {
                context.Diagnostics.Add(ConfigDiagnostics.NamesDifferInCase(entry.Key.Span, entry.Key.Text, other.Key.Text, other.Key.Span));
            }
            else
            {
                byFolder.Add(entry.Key.Text, entry);
            }
        }

        return names;
    }
}
