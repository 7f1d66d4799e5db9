using DeployPlan.Configuration;

namespace DeployPlan.Planning;

/// <summary>What every operation of one plan is made from.</summary>
/// <param name="Config">The whole config.</param>
/// <param name="Environment">The environment that is planned.</param>
/// <param name="Version">The version that is deployed.</param>
internal sealed record PlanningContext(DeployConfig Config, EnvironmentConfig Environment, string Version)
{
    /// <summary>The version as an image tag.</summary>
    public string Tag { get; } = ImageName.TagOf(Version);

    /// <summary>The image of what has no <c>image</c> of its own.</summary>
    public string DefaultImage(string service) => ImageName.Default(Config.Registry?.Value, Config.ProjectName.Value, service);
}
