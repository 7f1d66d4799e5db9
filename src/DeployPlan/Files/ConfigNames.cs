namespace DeployPlan.Files;

/// <summary>The names under which a build finds a config beside its project: DeployPlan.Tasks.targets has the same.</summary>
internal static class ConfigNames
{
    /// <summary>The first that exists counts.</summary>
    public static IReadOnlyList<string> All { get; } = ["deploy.yml", "deploy.yaml", "stagecraft.yml"];

    /// <summary>Whether a project in the folder has this config without naming it.</summary>
    public static bool IsFound(string config, string? folder) => Path.GetDirectoryName(config) == folder && All.Contains(Path.GetFileName(config));

    /// <summary>The property, as <c>Name=value</c>, that names the config to a build of the project; empty where the build finds it.</summary>
    /// <param name="project">Full path; empty if it is unknown.</param>
    /// <param name="config">Full path; empty if it is unknown.</param>
    public static string PropertyFor(string project, string config) =>
        project.Length == 0 || config.Length == 0 || IsFound(config, Path.GetDirectoryName(project)) ? ""
        : "DeployPlanConfig=" + RelativePath.Between(Path.GetDirectoryName(project)!, config);
}
