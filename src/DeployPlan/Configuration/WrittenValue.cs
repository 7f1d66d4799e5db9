using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>A value of a config, as it is written.</summary>
/// <param name="Key">The way to it: <c>services.api.health_check.url</c>.</param>
/// <param name="Data">What it is; nothing for a mapping.</param>
/// <param name="Span">Where: for a mapping, its key.</param>
/// <param name="IsOverlay">Whether the environment sets it, not the top level.</param>
internal sealed record WrittenValue(string Key, DataValue Data, SourceSpan Span, bool IsOverlay);
