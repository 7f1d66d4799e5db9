using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Explanations;

/// <summary>Why an operation is in a plan, what set its values, and why it is where it is.</summary>
internal sealed record Explanation
{
    /// <summary>The environment of the plan.</summary>
    public required string Environment { get; init; }

    /// <summary>The operation; of wave 0 if a person does it.</summary>
    public required Operation Operation { get; init; }

    /// <summary>Why it is in the plan, one sentence per reason.</summary>
    public IReadOnlyList<Origin> Because { get; init; } = [];

    /// <summary>Its driver and each of its inputs, in the order of plan.json, and the variables that it needs.</summary>
    public IReadOnlyList<ExplainedValue> Values { get; init; } = [];

    /// <summary>What must have succeeded before, by id in ordinal order.</summary>
    public IReadOnlyList<ExplainedDependency> WaitsFor { get; init; } = [];

    /// <summary>What cannot start before this one has succeeded, by id in ordinal order.</summary>
    public IReadOnlyList<ExplainedDependency> WaitedForBy { get; init; } = [];
}

/// <summary>A value and what set it.</summary>
/// <param name="Name">The key in plan.json, such as <c>rollout.mode</c>.</param>
/// <param name="Value">The value in one line.</param>
/// <param name="SetBy">What it is made from.</param>
internal sealed record ExplainedValue(string Name, string Value, IReadOnlyList<Origin> SetBy);

/// <summary>A wait between the operation that is explained and another.</summary>
/// <param name="Id">The other one.</param>
/// <param name="Reason">Why, in the words of a plan: <c>depends_on</c>, <c>its build</c>.</param>
/// <param name="At">The line that says so, or that the waiting operation comes from.</param>
/// <param name="IsOverlay">Whether the environment sets it, not the top level.</param>
internal sealed record ExplainedDependency(string Id, string Reason, SourceSpan At, bool IsOverlay);
