namespace DeployPlan.Plans;

/// <summary>
/// The name of the script that undoes another one: <c>001_orders.down.sql</c> beside <c>001_orders.sql</c> or <c>001_orders.up.sql</c>, and <c>down.sql</c> beside
/// <c>up.sql</c>.
/// </summary>
internal static class DownScriptName
{
    private const string Ending = ".sql";
    private const string UpFile = "up.sql";
    private const string DownFile = "down.sql";

    /// <summary>The name of the script that undoes <paramref name="script"/>.</summary>
    public static string Of(string script) =>
        IsNamed(script, UpFile) ? script.Substring(0, script.Length - UpFile.Length) + DownFile
        : (script.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) ? script.Substring(0, script.Length - Ending.Length) : script) + "." + DownFile;

    /// <summary>Whether a script undoes another one, so that it is never run forward.</summary>
    public static bool Is(string script) => IsNamed(script, DownFile);

    private static bool IsNamed(string script, string name) =>
        script.EndsWith(name, StringComparison.OrdinalIgnoreCase) && (script.Length == name.Length || script[script.Length - name.Length - 1] is '/' or '.');
}
