using DeployPlan.Diagnostics;

namespace DeployPlan.Commands;

/// <summary>What became of an <see cref="InitRequest"/>.</summary>
/// <param name="Diagnostics">With an error among it, nothing was written.</param>
/// <param name="Text">What a person reads: lines separated by LF, no line break at the end; empty after an error.</param>
internal sealed record InitOutcome(IReadOnlyList<Diagnostic> Diagnostics, string Text) : CommandOutcome(Diagnostics);
