using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>A piece of infrastructure: an entry of <c>infra</c>, or a host of <c>cloud</c>.</summary>
/// <param name="Name">The name, where it is written.</param>
/// <param name="Provider">The driver.</param>
/// <param name="DependsOn">The infra that must exist first.</param>
/// <param name="RequiredEnv">Names of environment variables that its driver needs.</param>
/// <param name="Settings">Every other key, for the driver.</param>
internal sealed record InfraConfig(
    Located<string> Name,
    Located<string> Provider,
    IReadOnlyList<Located<string>> DependsOn,
    IReadOnlyList<string> RequiredEnv,
    DataValue.Entries Settings)
{
    /// <summary>Labels that a machine must have to run its operations, in ordinal order; null for those of the environment.</summary>
    public IReadOnlyList<string>? RunsOn { get; init; }

    /// <summary>Further files and patterns that its driver uses, relative to the config.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];
}
