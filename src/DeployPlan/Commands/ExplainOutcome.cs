using DeployPlan.Diagnostics;

namespace DeployPlan.Commands;

/// <summary>The answer to an <see cref="ExplainRequest"/>.</summary>
/// <param name="Diagnostics">What is wrong.</param>
/// <param name="Text">What a person reads: lines separated by LF, no line break at the end; empty after an error.</param>
internal sealed record ExplainOutcome(IReadOnlyList<Diagnostic> Diagnostics, string Text) : CommandOutcome(Diagnostics);
