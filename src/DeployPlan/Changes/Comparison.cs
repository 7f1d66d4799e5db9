using DeployPlan.Planning;

namespace DeployPlan.Changes;

/// <summary>A plan that was compared.</summary>
/// <param name="Environment">Its environment.</param>
/// <param name="Base">What it was compared with.</param>
/// <param name="Diff">What is different.</param>
/// <param name="Origins">The lines behind the plan.</param>
internal sealed record Comparison(string Environment, ComparisonBase Base, PlanDiff Diff, PlanOrigins Origins);
