using DeployPlan.Plans;
using DeployPlan.Plans.Diffs;
using DeployPlan.Releases;
using DeployPlan.Views;

namespace DeployPlan.Comparisons;

/// <summary>A plan beside the last successful release of its environment.</summary>
/// <param name="Release">The id of the release.</param>
/// <param name="Version">What it deployed.</param>
/// <param name="Notes">By the id of an operation, manual ones too.</param>
/// <param name="Gone">Ids of the operations that the release had and the plan has not, in the order of the release.</param>
internal sealed record ReleaseChanges(string Release, string Version, IReadOnlyDictionary<string, OperationNote> Notes, IReadOnlyList<string> Gone)
{
    /// <summary>Null where the environment has no successful release.</summary>
    public static ReleaseChanges? Of(Plan plan, string stateDirectory) =>
        SuccessfulReleases.Last(new ReleaseStore(stateDirectory), plan.Environment) is { } last ? Of(plan, last.Plan, last.Release) : null;

    /// <summary>Beside a release that is known.</summary>
    public static ReleaseChanges Of(Plan plan, Plan released, Release release)
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

        return new ReleaseChanges(release.Id, release.Version, notes, gone);
    }

    // What only stands at another place does the same as before.
    private static string WordOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "new",
        ChangeKind.Changed => "changed",
        _ => "same",
    };
}
