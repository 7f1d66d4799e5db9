using DeployPlan.Diagnostics;

namespace DeployPlan.Text;

/// <summary>A value and the place that set it.</summary>
/// <param name="Value">The value.</param>
/// <param name="Span">Where it was written; for a default, the mapping that left it out.</param>
internal readonly record struct Located<T>(T Value, SourceSpan Span);
