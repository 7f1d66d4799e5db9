namespace DeployPlan.Plans;

/// <summary>The script that undoes another one: <c>001_orders.down.sql</c> next to <c>001_orders.sql</c>.</summary>
internal static class DownScript
{
    private const string Ending = ".sql";
    private const string DownEnding = ".down.sql";

    /// <summary>The engine whose scripts can be undone so.</summary>
    public const string Engine = "raw";

    /// <summary>The name of the script that undoes <paramref name="script"/>.</summary>
    public static string NameOf(string script) =>
        (script.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) ? script.Substring(0, script.Length - Ending.Length) : script) + DownEnding;

    /// <summary>Its path relative to the config.</summary>
    public static string PathOf(MigrationInputs migration, string script) =>
        migration.Path == "." ? NameOf(script)
        : migration.Path == script || migration.Path.EndsWith("/" + script, StringComparison.Ordinal) ? NameOf(migration.Path)
        : migration.Path + "/" + NameOf(script);
}
