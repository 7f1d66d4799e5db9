using DeployPlan.Diagnostics;

namespace DeployPlan.Commands;

/// <summary>How an operation ended.</summary>
/// <param name="Diagnostics">What is wrong.</param>
/// <param name="Status"><c>succeeded</c>, <c>failed</c>, <c>skipped</c> or <c>cancelled</c>.</param>
internal sealed record OperationOutcome(IReadOnlyList<Diagnostic> Diagnostics, string Status) : CommandOutcome(Diagnostics);
