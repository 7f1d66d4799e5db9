using DeployPlan.Diagnostics;

namespace DeployPlan.Commands;

/// <summary>What became of an export.</summary>
/// <param name="Diagnostics">With an error among it nothing was written.</param>
/// <param name="File">Full path of the file; empty if there is none.</param>
/// <param name="Text">For a person: lines separated by LF, no line break at the end.</param>
internal sealed record ExportOutcome(IReadOnlyList<Diagnostic> Diagnostics, string File, string Text) : CommandOutcome(Diagnostics);
