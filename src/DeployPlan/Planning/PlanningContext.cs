using DeployPlan.Configuration;
using DeployPlan.Plans;

namespace DeployPlan.Planning;

/// <summary>The common inputs of all operations of a plan.</summary>
/// <param name="Config">The whole config.</param>
/// <param name="Environment">The environment that is planned.</param>
/// <param name="Version">The version that is deployed.</param>
internal sealed record PlanningContext(DeployConfig Config, EnvironmentConfig Environment, string Version)
{
    /// <summary>The version as an image tag.</summary>
    public string Tag { get; } = ImageReference.TagOf(Version);

    /// <summary>The name under which a driver groups what it starts.</summary>
    public string GroupName => Environment.Driver.Value != "compose" ? Config.ProjectName.Value : Environment.ComposeProject ?? ComposeProjectName.Default(Config.ProjectName.Value, Environment.Name.Value);

    /// <summary>Whether a project is built into a folder instead of an image, as for the driver <c>process</c>, which runs it in place.</summary>
    public bool IsPublishedToFolder(BuildConfig? build) => build?.Project is not null && Environment.Driver.Value == "process";

    /// <summary>The driver that builds it.</summary>
    public string ProviderOf(BuildConfig build) => IsPublishedToFolder(build) ? "publish" : build.Provider.Value;

    /// <summary>What an operation says in the plan.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="own">The labels of what it is about; null for those of the environment.</param>
    public static IReadOnlyList<string>? RunsOn(EnvironmentConfig environment, IReadOnlyList<string>? own) =>
        (own ?? environment.RunsOn) is { Count: > 0 } labels ? labels : null;

    /// <summary>The image of what has no <c>image</c> of its own.</summary>
    public string DefaultImage(string service) => ImageReference.Default(Config.Registry?.Value, Config.ProjectName.Value, service);
}
