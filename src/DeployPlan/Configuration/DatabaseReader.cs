using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Scripts;
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
            RunsOn = database.RunsOn("Labels that a machine must have to migrate it, where an engine runs the plan: one, or a list.", "that of the environment"),
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
        var framework = migrations.Text("framework", "For efcore: the target framework with which the tools run the program; needed where the project, or that of --startup-project, has several.", "net10.0", "the only one");
        var scripts = ReadScripts(migrations, database, context);
        migrations.ReportUnknownKeys();
        if (engine is null || path is null)
        {
            return null;
        }

        if (engine.Value.Value == "efcore")
        {
            args = EfCoreArguments.With(args, framework?.Value);
            MigrationFramework.Check(path.Value, args, framework, context);
        }

        return scripts with
        {
            Engine = engine.Value,
            Path = path.Value,
            Strategy = strategy,
            TimeoutSeconds = timeout,
            Args = args,
            OutOfOrder = OutOfOrder.DefaultOf(engine.Value.Value) is null ? null : scripts.OutOfOrder,
        };
    }

    // What only the engine raw has: scripts with names, in an order.
    private static MigrationsConfig ReadScripts(ConfigSection migrations, string database, ReadContext context)
    {
        var none = new Located<string>("", migrations.At);
        var renamedFrom = migrations.Text("renamed_from", "For raw: the name that this database had in this file when its scripts ran.", "shop", $"{database}, its own name");
        if (renamedFrom is { } old && !NameRules.IsName(old.Value))
        {
            context.Diagnostics.Add(ConfigDiagnostics.BadName(old.Span, "a database", old.Value, NameRules.Longest));
        }

        return new MigrationsConfig(none, none, none, null, [])
        {
            Dialect = migrations.OptionalChoice(
                "dialect", SqlDialects.All, "For raw: the database whose SQL the scripts are. A plan can then check them for it, and a connection to another one is an error.", "postgresql",
                "that of the connection, which is known when the plan is applied"),
            OutOfOrder = migrations.Choice("out_of_order", OutOfOrder.All, OutOfOrder.Warn, "For raw: what a new script is that comes before one that has run.", "error", """
                Nothing runs.
                It runs, and the plan says so.
                It runs.
                """),
            RenamedFrom = renamedFrom?.Value,
            Renamed = migrations.Pairs(
                "renamed", "For raw: scripts that had other names when they ran: the old name and the new one, relative to path. A folder ends with a slash; path itself is ./.",
                "{ 001.sql: 001_orders.sql, old/: 2026/ }"),
        };
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
