using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>An entry of <c>databases</c>.</summary>
internal static class DatabaseReader
{
    private const int OneWeek = 7 * 24 * 60 * 60;

    public static DatabaseConfig Read(MappingEntry entry, ReadContext context)
    {
        var name = new Located<string>(entry.Key.Text, entry.Key.Span);
        if (context.Open(entry, "database") is not { } database)
        {
            return new DatabaseConfig(name, null, null);
        }

        var connection = database.Text("connection_env");
        if (connection is { } variable)
        {
            context.CheckVariable(variable, $"'connection_env' in {database.Where}");
        }

        var migrations = database.Section("migrations", $"'migrations' of {database.Where}");
        var result = new DatabaseConfig(name, connection, migrations is null ? null : ReadMigrations(migrations, name.Value, context));
        database.ReportUnknownKeys(context.Strict);
        return result;
    }

    private static MigrationsConfig? ReadMigrations(MappingReader migrations, string database, ReadContext context)
    {
        var engine = migrations.RequiredText("engine", "engine: raw");
        var written = migrations.RequiredText("path", "path: db/" + database);
        var what = $"'path' in {migrations.Where}";
        var path = engine is { Value: "raw" } && written?.Value.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) != true ? context.Paths.Folder(written, what) : context.Paths.FolderOrFile(written, what);
        var strategy = ReadStrategy(migrations, database, context);
        var timeout = migrations.WholeNumber("timeout_seconds", 1, OneWeek);
        var args = ReadContext.Values(migrations.Texts("args"));
        migrations.ReportUnknownKeys(context.Strict);
        return engine is null || path is null ? null : new MigrationsConfig(engine.Value, path.Value, strategy, timeout?.Value, args);
    }

    private static Located<MigrationStrategy> ReadStrategy(MappingReader migrations, string database, ReadContext context)
    {
        if (migrations.Any("strategy") is null)
        {
            context.Diagnostics.Add(ConfigDiagnostics.DefaultStrategy(migrations.At, database));
            return new Located<MigrationStrategy>(MigrationStrategy.PreDeploy, migrations.At);
        }

        if (migrations.Text("strategy") is not { } strategy)
        {
            return new Located<MigrationStrategy>(MigrationStrategy.PreDeploy, migrations.At);
        }

        switch (strategy.Value)
        {
            case "pre_deploy":
                return new Located<MigrationStrategy>(MigrationStrategy.PreDeploy, strategy.Span);
            case "post_deploy":
                return new Located<MigrationStrategy>(MigrationStrategy.PostDeploy, strategy.Span);
            case "manual":
                return new Located<MigrationStrategy>(MigrationStrategy.Manual, strategy.Span);
            default:
                context.Diagnostics.Add(ConfigDiagnostics.BadStrategy(strategy.Span, strategy.Value));
                return new Located<MigrationStrategy>(MigrationStrategy.PreDeploy, strategy.Span);
        }
    }
}
