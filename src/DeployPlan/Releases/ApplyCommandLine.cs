using DeployPlan.Files;

namespace DeployPlan.Releases;

/// <summary>The command of an apply, whole, so that a person can copy it out of a message.</summary>
/// <param name="Project">Full path of the project.</param>
/// <param name="StartDirectory">Full path of the folder in which the build was started; empty if it is unknown.</param>
/// <param name="StateDirectory">The folder of all releases where it was named; null if it was not.</param>
internal sealed record ApplyCommandLine(string Project, string StartDirectory, string? StateDirectory)
{
    /// <summary>Full path of the config; empty for the one that the build finds.</summary>
    public string ConfigFile { get; init; } = "";

    /// <summary>The services that were chosen; empty for all.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Whether a plan that is older than what is deployed is forced.</summary>
    public bool AllowOutdated { get; init; }

    /// <summary>The store, where only the command line of this build names it: without it, the command would be about the folder of this machine. Empty where the project names it, or there is none.</summary>
    public string Store { get; init; } = "";

    /// <summary>Further properties, as <c>Name=value</c>, that the command line of this build gives.</summary>
    public IReadOnlyList<string> Given { get; init; } = [];

    /// <summary>The target that is called.</summary>
    public string Target { get; init; } = "DeployPlanApply";

    /// <summary><c>dotnet build deploy/host.csproj -t:DeployPlanApply -p:Env=prod -p:DeployPlanResume=true</c>.</summary>
    public string Of(string environment, params string[] properties) => new BuildCommand(Project, StartDirectory).Of(
    [
        "-t:" + Target, "-p:Env=" + environment,
        .. properties.Append(Services.Count == 0 ? "" : "DeployPlanServices=" + string.Join("%3B", Services)).Append(AllowOutdated ? "DeployPlanAllowOutdated=true" : "").Append(ConfigNames.PropertyFor(Project, ConfigFile))
            .Append(Store.Length == 0 ? "" : "DeployPlanStore=" + Store)
            .Append(StateDirectory is null ? "" : "DeployPlanStateDirectory=" + StateDirectory)
            .Concat(Given)
            .Where(static property => property.Length > 0).Select(static property => "-p:" + property),
    ]);
}
