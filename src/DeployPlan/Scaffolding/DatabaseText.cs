using DeployPlan.Text;

namespace DeployPlan.Scaffolding;

/// <summary>The section <c>databases</c> of a first config.</summary>
internal static class DatabaseText
{
    private const string About = "# What is migrated. connection_env names the environment variable that holds the connection string; never write the string itself here.";

    public static IEnumerable<string> Lines(IReadOnlyList<ScaffoldedDatabase> databases)
    {
        if (databases.Count == 0)
        {
            return ["", About, "# databases:", "#   orders:", "#     connection_env: ORDERS_DB", "#     migrations: { engine: raw, path: db/orders, strategy: pre_deploy }"];
        }

        return
        [
            "",
            About,
            "# strategy: pre_deploy runs before the services on the database are deployed (for additions), post_deploy after them (for removals); manual is left to a person.",
            databases.All(static database => database.IsComment) ? "# databases:" : "databases:",
            .. databases.SelectMany(static database => database.IsComment ? Entry(database).Select(YamlText.Commented) : Entry(database)),
        ];
    }

    private static IEnumerable<string> Entry(ScaffoldedDatabase database) =>
    [
        .. new[] { database.Why }.Concat(database.Notes).Select(static line => $"  # {YamlText.Comment(line)}"),
        $"  {YamlText.Scalar(database.Name)}:",
        .. database.Variable is null ? ["    # A guess: nothing says which variable the program reads. For .NET configuration: ConnectionStrings__Name"]
            : database.IsGuess ? ["    # A guess: it is the only connection string that may be of a database; nothing says that it is that of this one."]
            : Array.Empty<string>(),
        $"    connection_env: {database.VariableOrGuess}",
        .. database.Engine.Length == 0 ? [] : Migrations(database),
    ];

    private static IEnumerable<string> Migrations(ScaffoldedDatabase database) =>
    [
        "    migrations:",
        .. Settings(database),
        "      strategy: pre_deploy",
        .. !database.HasStartup
            ? ["      # If another project makes the context: args: [--startup-project, src/Shop.Api]"]
            : Array.Empty<string>(),
        .. database.Alternatives.SelectMany(static other => new[] { $"      # Or, for {NameOf(other.Dialect)}, in place of the lines above:" }.Concat(Settings(other).Select(YamlText.Commented))),
    ];

    private static IEnumerable<string> Settings(ScaffoldedDatabase database)
    {
        yield return $"      engine: {database.Engine}";
        yield return $"      path: {YamlText.Scalar(database.Path)}";
        if (database.Framework is { } framework)
        {
            yield return $"      framework: {YamlText.Scalar(framework)}";
        }

        if (database.Engine == "raw" && database.Dialect is { } dialect)
        {
            yield return $"      dialect: {dialect}";
        }

        string[] args = [.. database.Startup is { } startup ? ["--startup-project", startup] : Array.Empty<string>(), .. database.Args];
        if (args.Length > 0)
        {
            yield return $"      args: {YamlText.List(args)}";
        }
    }

    private static string NameOf(string? dialect) => dialect switch
    {
        "postgresql" => "PostgreSQL",
        "sqlserver" => "SQL Server",
        "mysql" => "MySQL",
        "sqlite" => "SQLite",
        _ => "another database",
    };
}
