using DeployPlan.Plans;

namespace DeployPlan.Changes;

/// <summary>What a plan is compared with.</summary>
/// <param name="Kind"><c>file</c>, <c>release</c>, <c>lock</c>, <c>revision</c> or <c>environment</c>.</param>
/// <param name="Label">For people: <c>release 20260102T030405678Z-1a2b3c (1.4.0)</c>.</param>
/// <param name="Plan">The earlier plan; null if there was none, so that everything is new.</param>
/// <param name="Origins">The lines behind it; null if it comes from a file.</param>
internal sealed record ComparisonBase(string Kind, string Label, Plan? Plan, Planning.PlanOrigins? Origins = null)
{
    /// <summary>Whether it holds for every version.</summary>
    public bool IsForEveryVersion => Plan?.Version == PlanFormat.AnyVersion;
}
