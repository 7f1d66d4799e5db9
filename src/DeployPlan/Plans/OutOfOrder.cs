namespace DeployPlan.Plans;

/// <summary>What a new script is that comes before one that has run.</summary>
internal static class OutOfOrder
{
    /// <summary>An error: nothing runs.</summary>
    public const string Error = "error";

    /// <summary>A warning: it runs.</summary>
    public const string Warn = "warn";

    /// <summary>Nothing to talk about: it runs.</summary>
    public const string Allow = "allow";

    /// <summary>Every one.</summary>
    public static readonly string[] All = [Error, Warn, Allow];

    /// <summary>What counts where nothing is said; null for an engine without scripts.</summary>
    public static string? DefaultOf(string engine) => engine == "raw" ? Warn : null;
}
