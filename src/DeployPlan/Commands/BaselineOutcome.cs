using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Commands;

/// <summary>What became of a request to take over databases.</summary>
/// <param name="Diagnostics">With an error among it there is no plan.</param>
/// <param name="PlanFile">Full path of the plan; empty if there is none.</param>
/// <param name="PlanId">Its id; empty if there is none.</param>
/// <param name="Text">For a person: lines separated by LF, no line break at the end.</param>
/// <param name="Operations">The operations of the plan as items.</param>
internal sealed record BaselineOutcome(IReadOnlyList<Diagnostic> Diagnostics, string PlanFile, string PlanId, string Text, IReadOnlyList<OperationItem> Operations)
    : CommandOutcome(Diagnostics);
