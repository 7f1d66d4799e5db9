using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>A deploy.yml that was read, checked and resolved for each of its environments.</summary>
/// <param name="File">The full path of the config file.</param>
/// <param name="ProjectName"><c>project.name</c>.</param>
/// <param name="Registry"><c>project.registry</c>: host, port and path prefix of the image registry, without a scheme; null if none is named.</param>
/// <param name="Environments">Every environment, by name in ordinal order, with its overlay applied.</param>
internal sealed record DeployConfig(
    string File,
    Located<string> ProjectName,
    Located<string>? Registry,
    IReadOnlyList<EnvironmentConfig> Environments)
{
    /// <summary>Where <c>environments</c> is written.</summary>
    public SourceSpan EnvironmentsAt { get; init; } = SourceSpan.WholeFile(File);
}
