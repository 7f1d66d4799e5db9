namespace DeployPlan.Plans;

/// <summary>The name of the script that undoes another one: <c>001_orders.down.sql</c> beside <c>001_orders.sql</c>.</summary>
internal static class DownScriptName
{
    private const string Ending = ".sql";
    private const string DownEnding = ".down.sql";

    /// <summary>The name of the script that undoes <paramref name="script"/>.</summary>
    public static string Of(string script) =>
        (script.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) ? script.Substring(0, script.Length - Ending.Length) : script) + DownEnding;

    /// <summary>Whether a script undoes another one.</summary>
    public static bool Is(string script) => script.EndsWith(DownEnding, StringComparison.OrdinalIgnoreCase);
}
