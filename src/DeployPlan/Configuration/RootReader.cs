using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>The top level of a config.</summary>
internal sealed class RootReader(string file, ReadContext context)
{
    /// <summary>What the top level is in a message.</summary>
    public const string Where = "the config";

    public DeployConfig? Read(MappingNode mapping)
    {
        var root = new ConfigSection(new MappingReader(mapping, Where, context.Diagnostics), context, context.Statement?.Root);
        var (name, registry) = ReadProject(root);
        var environments = root.RequiredEntries(
            "environments", "environment", "Where it is deployed. Each environment has a plan of its own; what it says is laid over the top level.", "{ dev: { driver: compose } }");
        var names = NamesOf(environments);
        var top = ReadTopLevel(root, names);
        var roles = HostRoles.Read(root.Carried("hosts", "Names of hosts by role.", "{ web: [app-1] }"), context);
        var migrations = root.Carried("migrations", "Stagecraft's description of migrations: checked, not planned.", "{ default_engine: raw, sources: { raw_sql_dir: migrations } }");
        root.Ignored("frontend", "The frontend of a Stagecraft file: carried, not planned.");
        root.Ignored("network", "The network of a Stagecraft file: carried, not planned.");
        root.Ignored("dev", "About development, not about deployment: carried.");
        root.ReportUnknownKeys();
        var block = new MigrationsBlockCheck(names, context);
        if (migrations is not null)
        {
            block.Check(migrations);
        }

        var resolved = ReadEnvironments(environments, new EnvironmentReader(top, roles, context), new ReferenceCheck(top, context.Diagnostics));
        if (migrations is not null)
        {
            block.CheckUse(mapping.Find("migrations")!.Key.Span, migrations, resolved);
        }

        ComposeProjectCheck.Check(name?.Value ?? "", resolved, context.Diagnostics);
        return name is null || resolved.Count == 0 ? null : new DeployConfig(file, name.Value, registry, resolved) { EnvironmentsAt = root.Keys.Node.Find("environments")!.Key.Span };
    }

    private (Located<string>? Name, Located<string>? Registry) ReadProject(ConfigSection root)
    {
        if (root.RequiredSection("project", "Who this is.", "{ name: shop }") is not { } project)
        {
            return (null, null);
        }

        var name = project.RequiredText("name", "Part of image names, and the group under which a driver starts things.", "shop");
        if (name is { Value.Length: > 0 } written && !NameRules.IsProjectName(written.Value))
        {
            context.Diagnostics.Add(ConfigDiagnostics.BadProjectName(written.Span, written.Value));
        }

        var registry = project.Registry("registry", "Where images are pushed: host, port and path, without a scheme. Without it images have local names.", "registry.example.com/acme");
        project.ReportUnknownKeys();
        return (name, registry);
    }

    private TopLevel ReadTopLevel(ConfigSection root, EnvironmentNames environments) => new()
    {
        Services = root.Entries(
            "services", "service", "What is built, deployed and checked: up to three operations each, such as build_api, deploy_prod_api and health_check_prod_api.",
            "{ api: { project: src/Shop.Api/Shop.Api.csproj } }"),
        Databases = root.Entries(
            "databases", "database", "What is migrated. Each entry with migrations is one operation, such as migration_orders_pre_deploy.",
            "{ orders: { connection_env: ORDERS_DB, migrations: { engine: raw, path: db/orders } } }"),
        Infra = root.Entries(
            "infra", "infra entry", "What must exist before anything is migrated or deployed. Each entry is one operation, such as infra_network.",
            "{ network: { provider: command, command: [./infra/network.sh] } }"),
        MigrateAfterBuild = root.Truth(
            "migrate_after_build", false, "Pre_deploy migrations wait for all builds, so that nothing is migrated for a version that does not compile.", "true"),
        Backend = root.OverlaidSection("backend", "The backend of a Stagecraft file: one thing that is built and deployed.", "{ provider: generic, providers: { generic: {} } }") is null
            ? null : root.Keys.Entry("backend"),
        CloudHosts = CloudReader.Read(
            root.Carried("cloud", "Machines: each is planned as infra of its environment.", "{ provider: digitalocean, providers: { digitalocean: { hosts: { prod: { app-1: { role: web } } } } } }"),
            environments, context),
    };

    private static List<EnvironmentConfig> ReadEnvironments(MappingNode? environments, EnvironmentReader reader, ReferenceCheck references)
    {
        var resolved = new List<EnvironmentConfig>();
        if (environments is null)
        {
            var top = reader.ReadBase();
            references.Check(top.Infra, top.Databases, top.Services, null);
            return resolved;
        }

        foreach (var entry in environments.SortedEntries())
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

    private EnvironmentNames NamesOf(MappingNode? environments)
    {
        var names = new EnvironmentNames();
        if (environments is null)
        {
            return names;
        }

        foreach (var entry in environments.Entries)
        {
            names.Add(entry.Key.Text);
        }

        context.CheckCase(environments, "environments");

        return names;
    }
}
