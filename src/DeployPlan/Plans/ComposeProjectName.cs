namespace DeployPlan.Plans;

/// <summary>The name under which compose groups what it starts.</summary>
internal static class ComposeProjectName
{
    /// <summary>The name where no one gives one. Compose keeps no environments apart, so each has a project of its own.</summary>
    public static string Default(string project, string environment) => $"{project}-{environment}";

    /// <summary>As compose accepts it: only lowercase letters, digits, <c>-</c> and <c>_</c>, so that names of ours may become equal.</summary>
    public static string Of(string name) =>
        new string([.. name.ToLowerInvariant().Select(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_' ? c : '-')]).TrimStart('-', '_');
}
