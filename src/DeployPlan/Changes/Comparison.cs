using DeployPlan.Planning;
using DeployPlan.Views;

namespace DeployPlan.Changes;

/// <summary>A plan that was compared.</summary>
/// <param name="Environment">Its environment.</param>
/// <param name="Base">What it was compared with.</param>
/// <param name="Diff">What is different.</param>
/// <param name="Origins">The lines behind the plan.</param>
internal sealed record Comparison(string Environment, ComparisonBase Base, PlanDiff Diff, PlanOrigins Origins)
{
    /// <summary>For people: <c>prod compared with staging</c>.</summary>
    public string Title => $"{Environment} compared with {Base.Label}";

    /// <summary>Where the config asks for what.</summary>
    public ChangePlaces Places => new(Origins, Base.Origins, Base.Kind == "revision" ? $" at {Base.Label}" : "");
}
