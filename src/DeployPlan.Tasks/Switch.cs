namespace DeployPlan.Tasks;

/// <summary>A property that is true or false. Not a <see cref="bool"/> of a task, because MSBuild refuses a wrong one without saying which property holds it.</summary>
internal static class Switch
{
    private static readonly string[] On = ["true", "on", "yes", "!false", "!off", "!no"];
    private static readonly string[] Off = ["", "false", "off", "no", "!true", "!on", "!yes"];

    /// <summary>Null if the text says neither.</summary>
    public static bool? IsOn(string text) =>
        On.Contains(text, StringComparer.OrdinalIgnoreCase) ? true
        : Off.Contains(text, StringComparer.OrdinalIgnoreCase) ? false
        : null;
}
