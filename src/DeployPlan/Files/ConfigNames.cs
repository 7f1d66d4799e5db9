namespace DeployPlan.Files;

/// <summary>The names under which a build finds a config beside its project: DeployPlan.Tasks.targets has the same.</summary>
internal static class ConfigNames
{
    /// <summary>The first that exists counts.</summary>
    public static IReadOnlyList<string> All { get; } = ["deploy.yml", "deploy.yaml", "stagecraft.yml"];

    /// <summary>Whether a project in the folder has this config without naming it.</summary>
    public static bool IsFound(string config, string? folder) => Path.GetDirectoryName(config) == folder && All.Contains(Path.GetFileName(config));
}
