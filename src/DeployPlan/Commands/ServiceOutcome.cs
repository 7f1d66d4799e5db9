using DeployPlan.Diagnostics;

namespace DeployPlan.Commands;

/// <summary>The answer to a <see cref="ServiceRequest"/>.</summary>
/// <param name="Diagnostics">What is wrong.</param>
/// <param name="Succeeded">Whether every service was reached; what a driver refused is logged by it.</param>
/// <param name="Text">What the driver shows a person: lines separated by LF; may be empty.</param>
internal sealed record ServiceOutcome(IReadOnlyList<Diagnostic> Diagnostics, bool Succeeded, string Text) : CommandOutcome(Diagnostics);
