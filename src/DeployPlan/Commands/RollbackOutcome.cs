using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Commands;

/// <summary>What became of a request to roll back.</summary>
/// <param name="Diagnostics">With an error among it there is no plan.</param>
/// <param name="PlanFile">Full path of the plan; empty if there is none.</param>
/// <param name="PlanId">Its id; empty if there is none.</param>
/// <param name="Text">For a person: lines separated by LF, no line break at the end; empty if nothing could be found out.</param>
/// <param name="Rollback">What is undone and what stays; null if nothing could be found out.</param>
/// <param name="Operations">The operations of the plan as items.</param>
internal sealed record RollbackOutcome(
    IReadOnlyList<Diagnostic> Diagnostics, string PlanFile, string PlanId, string Text, PlanRollback? Rollback, IReadOnlyList<OperationItem> Operations)
    : CommandOutcome(Diagnostics);
