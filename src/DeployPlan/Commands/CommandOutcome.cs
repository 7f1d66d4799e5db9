using DeployPlan.Diagnostics;

namespace DeployPlan.Commands;

/// <summary>What became of a command.</summary>
/// <param name="Diagnostics">All diagnostics, by position.</param>
internal abstract record CommandOutcome(IReadOnlyList<Diagnostic> Diagnostics);
