using DeployPlan.Changes;
using DeployPlan.Planning;

namespace DeployPlan.Views;

/// <summary>The lines of the config that caused changes: of what is there now in the config, of what was removed in the earlier config, where that one is known.</summary>
/// <param name="now">The lines behind the later plan.</param>
/// <param name="before">The lines behind the earlier plan; null if they are unknown.</param>
/// <param name="earlierSuffix">What to add to a place in the earlier config: <c> at origin/main</c>.</param>
internal sealed class ChangePlaces(PlanOrigins now, PlanOrigins? before, string earlierSuffix)
{
    public PlanOrigins Now { get; } = now;

    /// <summary>The lines behind a comparison.</summary>
    public static ChangePlaces In(Comparison comparison) =>
        new(comparison.Origins, comparison.Base.Origins, comparison.Base.Kind == "revision" ? $" at {comparison.Base.Label}" : "");

    /// <summary><c>deploy.yml:36</c>, or <c>deploy.yml:36 at origin/main</c> for what was removed; empty if no line is known.</summary>
    public string Of(OperationChange change) =>
        change.Kind != ChangeKind.Removed ? (Now.Of(change.Id) is { Line: > 0 } at ? ChangeLines.PlaceOf(at) : "")
        : before?.Of(change.Id) is { Line: > 0 } was ? ChangeLines.PlaceOf(was) + earlierSuffix
        : "";
}
