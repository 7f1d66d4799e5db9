namespace DeployPlan.Plans;

/// <summary>The name of the lock of an environment: <c>deployplan.&lt;environment&gt;.lock.json</c> next to the config.</summary>
internal static class LockName
{
    private const string Start = "deployplan.";
    private const string End = ".lock.json";

    /// <summary>The name of the lock of an environment.</summary>
    public static string Of(string environment) => Start + environment + End;

    /// <summary>Whether a path has the name of a lock.</summary>
    public static bool IsLock(string path) =>
        path.EndsWith(End, StringComparison.Ordinal) && string.CompareOrdinal(path, path.LastIndexOf('/') + 1, Start, 0, Start.Length) == 0;
}
