namespace DeployPlan.Plans;

/// <summary>The script that undoes another one: <c>001_orders.down.sql</c> next to <c>001_orders.sql</c>.</summary>
internal static class DownScript
{
    /// <summary>The engine whose scripts can be undone so.</summary>
    public const string Engine = "raw";

    /// <summary>The path of the script that undoes <paramref name="script"/>, relative to the config.</summary>
    public static string PathOf(MigrationInputs migration, string script) =>
        migration.Path == "." ? DownScriptName.Of(script)
        : migration.Path == script || migration.Path.EndsWith("/" + script, StringComparison.Ordinal) ? DownScriptName.Of(migration.Path)
        : migration.Path + "/" + DownScriptName.Of(script);
}
