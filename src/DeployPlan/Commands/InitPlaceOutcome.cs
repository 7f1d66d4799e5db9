using DeployPlan.Diagnostics;
using DeployPlan.Scaffolding;

namespace DeployPlan.Commands;

/// <summary>Which project gets a first config.</summary>
/// <param name="Diagnostics">With an error among it, none does.</param>
/// <param name="Project">The project of the solution; null for the one that asks.</param>
/// <param name="IsLeftToOther">The build of the solution asks a project that is there for a config, or has one, and that one answers.</param>
internal sealed record InitPlaceOutcome(IReadOnlyList<Diagnostic> Diagnostics, DeployProject? Project, bool IsLeftToOther) : CommandOutcome(Diagnostics);
