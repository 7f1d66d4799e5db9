using DeployPlan.Changes;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Views;

/// <summary>The differences from the last successful release.</summary>
internal static class ReleaseChanges
{
    /// <summary>Null if the environment has no successful release.</summary>
    public static SinceRelease? Of(Plan plan, ReleaseStore store) =>
        SuccessfulReleases.Last(store, plan.Environment) is { } last ? Of(plan, last.Plan, last.Release) : null;

    /// <summary>Beside a release that is known.</summary>
    public static SinceRelease Of(Plan plan, Plan released, Release release)
    {
        var notes = new Dictionary<string, OperationNote>(StringComparer.Ordinal);
        var gone = new List<string>();
        foreach (var change in PlanComparer.Compare(released, plan).Operations)
        {
            if (change.Kind == ChangeKind.Removed)
            {
                gone.Add(change.Id);
            }
            else
            {
                notes[change.Id] = new OperationNote(WordOf(change.Kind), change.Kind == ChangeKind.Changed ? ChangeLines.Of(change) : []);
            }
        }

        return new SinceRelease(release.Id, release.Version, notes, gone);
    }

    // An operation that only moved does the same as before.
    private static string WordOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "new",
        ChangeKind.Changed => "changed",
        _ => "same",
    };
}
