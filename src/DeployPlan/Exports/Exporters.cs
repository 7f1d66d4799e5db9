using DeployPlan.Files;

namespace DeployPlan.Exports;

/// <summary>The engines that a plan can be exported to.</summary>
internal static class Exporters
{
    /// <summary>By name, in ordinal order.</summary>
    public static IReadOnlyList<IExporter> All { get; } = [new ArgoExporter(), new AzureExporter(), new GitHubExporter(), new GitLabExporter(), new SlurmExporter()];

    /// <summary>The name of a file where a person names none: <c>export.gitlab.yml</c>.</summary>
    public static string FileNameOf(IExporter exporter) => OwnFiles.ExportStart + exporter.Engine + exporter.Extension;

    /// <summary>The exporter for an engine; null if there is none.</summary>
    public static IExporter? Find(string engine) => All.FirstOrDefault(exporter => exporter.Engine == engine);

    /// <summary>How a plan is written that is too large for the engine otherwise; null if there is no way.</summary>
    public static IExporter? ForLarger(IExporter exporter) => exporter is GitHubExporter ? new GitHubWavesExporter() : null;
}
