namespace DeployPlan.Plans;

/// <summary>The script that undoes another one, see <see cref="DownScriptName"/>.</summary>
internal static class DownScript
{
    /// <summary>The engine whose scripts can be undone so.</summary>
    public const string Engine = "raw";

    /// <summary>The path of the script that undoes <paramref name="script"/>, relative to the config.</summary>
    public static string PathOf(MigrationInputs migration, string script) => DownScriptName.Of(PathOfScript(migration, script));

    /// <summary>The path of a script, relative to the config.</summary>
    public static string PathOfScript(MigrationInputs migration, string script) =>
        migration.Path == "." ? script
        : migration.Path == script || migration.Path.EndsWith("/" + script, StringComparison.Ordinal) ? migration.Path
        : migration.Path + "/" + script;
}
