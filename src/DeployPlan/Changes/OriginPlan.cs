using DeployPlan.Planning;
using DeployPlan.Plans;

namespace DeployPlan.Changes;

/// <summary>A plan and the lines of the config behind it.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Origins">Knows nothing where the plan comes from a file.</param>
internal sealed record OriginPlan(Plan Plan, PlanOrigins Origins);
