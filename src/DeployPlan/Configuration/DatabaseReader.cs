using DeployPlan.Diagnostics;
using DeployPlan.Plans;
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

        database.Describe("A database. Without migrations it is only a name that services use.", "{ connection_env: ORDERS_DB }");
        var connection = database.Variable(
            "connection_env", "The name of the environment variable that holds the connection string when migrations run. Never the string itself.", "ORDERS_DB");
        var migrations = database.Section("migrations", "How its schema changes: one operation.", "{ engine: raw, path: db/orders, strategy: pre_deploy }");
        var result = new DatabaseConfig(name, connection, migrations is null ? null : ReadMigrations(migrations, name.Value, context))
        {
            Inputs = database.Inputs("Further files that its migrations use: paths, folders or patterns (`*`, `**`). What built-in drivers read is known without it."),
        };
        database.ReportUnknownKeys();
        return result;
    }

    private static MigrationsConfig? ReadMigrations(ConfigSection migrations, string database, ReadContext context)
    {
        var engine = migrations.RequiredText(
            "engine", "What runs the migrations: the driver. raw runs SQL scripts in the order of their names, efcore the migrations of Entity Framework Core; others are your own.", "raw", "efcore");
        var written = migrations.RequiredPath(
            "path", "What to run, relative to this file, forward slashes: for raw the folder of scripts, or one .sql file; for other engines a folder or a project file.", "db/" + database);
        var path = engine is { Value: "raw" } && written?.Value.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) != true
            ? context.Paths.Folder(written, "path", migrations.Where)
            : context.Paths.FolderOrFile(written, "path", migrations.Where);
        var strategy = ReadStrategy(migrations, database, context);
        var timeout = migrations.OptionalNumber("timeout_seconds", 1, OneWeek, "Limit for all scripts together, in seconds, at most a week.", "300", "that of the driver");
        var args = migrations.Texts("args", "Further arguments for the driver, in this order.", "[--verbose]");
        migrations.ReportUnknownKeys();
        return engine is null || path is null ? null : new MigrationsConfig(engine.Value, path.Value, strategy, timeout, args);
    }

    private static Located<string> ReadStrategy(ConfigSection migrations, string database, ReadContext context)
    {
        var strategy = migrations.Word("strategy", MigrationStrategy.All, MigrationStrategy.PreDeploy, "When the migrations run.", "pre_deploy", """
            Before the services on the database are deployed: what adds, so that the old version still works.
            After they are deployed: what removes, once no old version runs.
            Never by itself: the plan lists it as a manual operation for a person.
            """);
        if (migrations.Keys.Any("strategy") is null)
        {
            context.Diagnostics.Add(ConfigDiagnostics.DefaultStrategy(migrations.At, database));
        }

        if (strategy is not { } written)
        {
            return new Located<string>(MigrationStrategy.PreDeploy, migrations.At);
        }

        if (Array.IndexOf(MigrationStrategy.All, written.Value) >= 0)
        {
            return written;
        }

        context.Diagnostics.Add(ConfigDiagnostics.BadStrategy(written.Span, written.Value, MigrationStrategy.All));
        return new Located<string>(MigrationStrategy.PreDeploy, written.Span);
    }
}
