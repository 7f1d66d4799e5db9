using DeployPlan.Plans;

namespace DeployPlan.Planning;

/// <summary>What is planned, not yet in order.</summary>
/// <param name="Operations">The operations with what they wait for, narrowed to the services that were asked for.</param>
/// <param name="Manual">What a person must do, by id.</param>
internal sealed record PlanDraft(IReadOnlyList<DraftOperation> Operations, IReadOnlyList<Operation> Manual);
