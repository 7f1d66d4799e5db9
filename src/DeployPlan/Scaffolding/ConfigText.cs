using System.Text;

namespace DeployPlan.Scaffolding;

/// <summary>A first config as a file: it can be planned unchanged, and its comments teach what to change.</summary>
internal static class ConfigText
{
    /// <summary>The whole text, lines that end in LF.</summary>
    public static string Of(ScaffoldedConfig config)
    {
        var text = new StringBuilder();
        Line(text, "# yaml-language-server: $schema=deploy.schema.json");
        Line(text, $"# What is deployed, and where. Written once by -t:DeployPlanInit from {YamlText.Comment(config.Origin)}; from here on it is yours.");
        Line(text, "# Every dotnet build checks it and plans each environment; dotnet build -t:DeployPlan -p:Env=prod shows one plan.");
        foreach (var path in config.LeftOut)
        {
            Line(text, $"# Left out, because such a path does not work on every system: {YamlText.Comment(path)}");
        }

        Line(text, "");
        Line(text, "project:");
        Line(text, $"  name: {YamlText.Scalar(config.Name)}");
        Line(text, "  # Where images are pushed; without it they have local names.");
        Line(text, "  # registry: registry.example.com/acme");
        AppendDatabases(text, config.Databases);
        AppendServices(text, config);
        if (config.Databases.Count > 0 && config.Services.Count > 0)
        {
            Line(text, "");
            Line(text, "# All builds come before the first migration, so that a build that fails leaves every database as it was.");
            Line(text, "migrate_after_build: true");
        }

        AppendEnvironments(text, config);
        return text.ToString();
    }

    private static void AppendDatabases(StringBuilder text, IReadOnlyList<ScaffoldedDatabase> databases)
    {
        Line(text, "");
        Line(text, "# What is migrated. connection_env names the environment variable that holds the connection string; never write the string itself here.");
        if (databases.Count == 0)
        {
            Line(text, "# databases:");
            Line(text, "#   orders:");
            Line(text, "#     connection_env: ORDERS_DB");
            Line(text, "#     migrations: { engine: raw, path: db/orders, strategy: pre_deploy }");
            return;
        }

        Line(text, "# strategy: pre_deploy runs before the services on the database are deployed (for additions), post_deploy after them (for removals); manual is left to a person.");
        Line(text, "databases:");
        foreach (var database in databases)
        {
            Line(text, $"  # {YamlText.Comment(database.Why)}");
            Line(text, $"  {YamlText.Scalar(database.Name)}:");
            Line(text, $"    connection_env: {Names.Variable(database.Name)}");
            Line(text, "    migrations:");
            Line(text, $"      engine: {database.Engine}");
            Line(text, $"      path: {YamlText.Scalar(database.Path)}");
            Line(text, "      strategy: pre_deploy");
            if (database.Project is { IsService: false })
            {
                Line(text, "      # If another project makes the context: args: [--startup-project, src/Shop.Api]");
            }

            if (database.Args.Count > 0)
            {
                Line(text, $"      args: {YamlText.List(database.Args)}");
            }
        }
    }

    private static void AppendServices(StringBuilder text, ScaffoldedConfig config)
    {
        Line(text, "");
        Line(text, "# What is built, deployed and checked. depends_on: [other] waits until another service is healthy.");
        if (config.Services.Count == 0)
        {
            Line(text, "# No web or worker project was found; a service looks like this:");
            Line(text, "# services:");
            Line(text, "#   api:");
            Line(text, "#     project: src/Shop.Api/Shop.Api.csproj");
            Line(text, "#     health_check: { url: http://localhost:8080/healthz }");
            return;
        }

        if (config.Databases.Count > 0)
        {
            Line(text, "# databases: the service is deployed after their pre_deploy migrations. Remove the ones that it does not use.");
        }

        Line(text, "services:");
        foreach (var service in config.Services)
        {
            AppendService(text, service, config.Databases.Count > 0);
        }
    }

    private static void AppendService(StringBuilder text, ScaffoldedService service, bool hasDatabases)
    {
        Line(text, $"  {YamlText.Scalar(service.Name)}:");
        Line(text, $"    project: {YamlText.Scalar(service.Project)}");
        if (hasDatabases)
        {
            Line(text, $"    databases: {YamlText.List(service.Databases)}");
        }

        if (service.HealthCheck is { } url)
        {
            Line(text, "    # A guess: write the URL that the deploying machine can reach. An environment may set another one.");
            Line(text, $"    health_check: {{ url: {url} }}");
        }
        else if (service.IsWeb)
        {
            Line(text, "    # The project maps no health check; once it calls app.MapHealthChecks(\"/healthz\"):");
            Line(text, "    # health_check: { url: http://localhost:8080/healthz }");
        }
    }

    private static void AppendEnvironments(StringBuilder text, ScaffoldedConfig config)
    {
        Line(text, "");
        Line(text, "# Where it is deployed. An environment overrides what is above: write only what differs. ~ removes an entry.");
        Line(text, "environments:");
        foreach (var environment in new[] { "staging", "prod" })
        {
            Line(text, $"  {environment}:");
            Line(text, "    driver: compose");
            if (config.ComposeFile is { } file)
            {
                Line(text, $"    compose_file: {YamlText.Scalar(file)}");
            }
        }

        Line(text, "    # Applying a plan needs the id of that plan, so that what runs is what was reviewed.");
        Line(text, "    approval: required");
        var example = (config.Services.FirstOrDefault(service => service.HealthCheck is not null) ?? config.Services.FirstOrDefault())?.Name ?? "api";
        Line(text, $"    # services: {{ {YamlText.Scalar(example)}: {{ health_check: {{ url: https://{config.Name}.example.com/healthz }} }} }}");
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
