using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Commands;

/// <summary>What one run of the planner did.</summary>
/// <param name="Diagnostics">With an error among it, no plan of the run is on disk.</param>
/// <param name="Environments">What was planned, by name in ordinal order; empty after an error.</param>
/// <param name="IsUpToDate">Nothing that the plans are made from had changed, so nothing was read or written.</param>
internal sealed record PlanOutcome(IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<PlannedEnvironment> Environments, bool IsUpToDate)
    : CommandOutcome(Diagnostics)
{
    /// <summary>The exact bytes of the plan, where the request asked for them; null after an error.</summary>
    public byte[]? Bytes { get; init; }
}

/// <summary>One plan that is on disk.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="PlanFile">Full path of its plan.json.</param>
/// <param name="PlanId"><c>sha256:</c> and 64 hex digits.</param>
/// <param name="Summary">What a person reads: lines separated by LF, no line break at the end; in colors, which <see cref="Views.AnsiText.WithoutColors"/> takes away.</param>
/// <param name="Operations">The operations as items, in plan order; empty if no environment was asked for.</param>
/// <param name="ManualOperations">The manual operations as items; empty if no environment was asked for.</param>
/// <param name="RequiredEnvironment">Names of the environment variables that the plan needs; empty if no environment was asked for.</param>
internal sealed record PlannedEnvironment(
    string Environment,
    string PlanFile,
    string PlanId,
    string Summary,
    IReadOnlyList<OperationItem> Operations,
    IReadOnlyList<OperationItem> ManualOperations,
    IReadOnlyList<string> RequiredEnvironment)
{
    /// <summary>The id of the last release when it was made; empty for none.</summary>
    public string LastRelease { get; init; } = "";
}
