using DeployPlan.Diagnostics;

namespace DeployPlan.Commands;

/// <summary>What became of a <see cref="JobSummaryRequest"/>.</summary>
/// <param name="Diagnostics">None: a problem here is worth a line, but never fails the build.</param>
/// <param name="Text">Why nothing was added; empty if all is well.</param>
internal sealed record JobSummaryOutcome(IReadOnlyList<Diagnostic> Diagnostics, string Text) : CommandOutcome(Diagnostics);
