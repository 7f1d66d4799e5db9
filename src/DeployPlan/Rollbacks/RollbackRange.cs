using DeployPlan.Diagnostics;
using DeployPlan.Releases;

namespace DeployPlan.Rollbacks;

/// <summary>Which releases a rollback undoes, and what was there before them.</summary>
/// <param name="Before">The releases up to the target, the oldest first; the target is the last one.</param>
/// <param name="Undone">The releases since, the oldest first.</param>
/// <param name="TakenBack">Ids of those of them that a rollback has undone already, and of that rollback: of them only counts what it left behind.</param>
internal sealed record RollbackRange(IReadOnlyList<ExecutedRelease> Before, IReadOnlyList<ExecutedRelease> Undone, ISet<string> TakenBack)
{
    /// <summary>Those of the undone releases that still count, the oldest first.</summary>
    public IEnumerable<ExecutedRelease> Effective => Undone.Where(release => !TakenBack.Contains(release.Id));

    public ExecutedRelease Target => Before[Before.Count - 1];

    public ExecutedRelease Current => Undone[Undone.Count - 1];

    /// <summary>Null, with a diagnostic, where there is nothing to go back to.</summary>
    /// <param name="releases">All releases of the environment, the oldest first.</param>
    /// <param name="target">The id of the release to go back to; empty for the successful one before the current one.</param>
    /// <param name="directory">The folder of the releases, for messages.</param>
    /// <param name="diagnostics">Receives the problems.</param>
    public static RollbackRange? Of(IReadOnlyList<ExecutedRelease> releases, string target, string directory, DiagnosticBag diagnostics)
    {
        if (releases.Count == 0)
        {
            diagnostics.Add(RollbackDiagnostics.NoRelease(directory));
            return null;
        }

        var current = releases[releases.Count - 1];
        if (current is { IsComplete: false, Plan.Rollback: not null })
        {
            diagnostics.Add(RollbackDiagnostics.UnfinishedRollback(directory, current.Id, current.Resume));
            return null;
        }

        var cancelled = CancelledBy(releases);
        var index = target.Length == 0 ? DefaultTarget(releases, cancelled) : releases.ToList().FindIndex(release => release.Id == target);
        if (Problem(releases, cancelled, index, target, directory) is { } problem)
        {
            diagnostics.Add(problem);
            return null;
        }

        var takenBack = releases.Where((_, i) => i > index && cancelled[i] is not null).Select(release => release.Id);
        return new RollbackRange([.. releases.Take(index + 1)], [.. releases.Skip(index + 1)], new HashSet<string>(takenBack, StringComparer.Ordinal));
    }

    // For each release the rollback that has already taken it back; null if none has.
    private static string?[] CancelledBy(IReadOnlyList<ExecutedRelease> releases)
    {
        var cancelled = new string?[releases.Count];
        for (var i = releases.Count - 1; i >= 0; i--)
        {
            var to = cancelled[i] is null ? releases[i].WentBackTo : null;
            for (var j = i; to is not null && j >= 0 && releases[j].Id != to; j--)
            {
                cancelled[j] = releases[i].Id;
            }
        }

        return cancelled;
    }

    // The release that is deployed now is the newest one that no rollback has undone, and before it comes the newest successful one of the others. A baseline has deployed nothing.
    private static int DefaultTarget(IReadOnlyList<ExecutedRelease> releases, string?[] cancelled)
    {
        var deployed = LastKept(releases.Count - 1, static release => !SuccessfulReleases.IsBaseline(release.Plan));
        return LastKept(deployed - 1, static release => release.IsComplete && !SuccessfulReleases.IsBaseline(release.Plan));

        int LastKept(int from, Predicate<ExecutedRelease> match)
        {
            while (from >= 0 && (cancelled[from] is not null || !match(releases[from])))
            {
                from--;
            }

            return from;
        }
    }

    private static Diagnostic? Problem(IReadOnlyList<ExecutedRelease> releases, string?[] cancelled, int index, string target, string directory) =>
        index < 0 && target.Length == 0 ? RollbackDiagnostics.NoTarget(directory, releases[releases.Count - 1].Id, releases[releases.Count - 1] is { IsComplete: false } last ? last.Resume : null)
        : index < 0 ? DiffDiagnostics.UnknownRelease(directory, target)
        : !releases[index].IsComplete ? RollbackDiagnostics.UnfinishedTarget(directory, releases[index].Id)
        : cancelled[index] is { } rollback && rollback != releases[index].Id ? ProblemOf(directory, releases[index], rollback)
        : Deleted(releases, index) is { } deleted ? RollbackDiagnostics.ReleaseWasDeleted(directory, deleted.Missing, deleted.After)
        : Enumerable.Range(index + 1, releases.Count - index - 1).All(later => cancelled[later] is not null || SuccessfulReleases.IsBaseline(releases[later].Plan)) ? RollbackDiagnostics.TargetIsCurrent(directory, releases[index].Id)
        : null;

    private static Diagnostic ProblemOf(string directory, ExecutedRelease target, string rollback) => target.Plan.Rollback is { } earlier
        ? RollbackDiagnostics.TargetWasRollback(directory, target.Id, rollback, earlier.To)
        : RollbackDiagnostics.TargetWasTakenBack(directory, target.Id, rollback);

    // A release between the target and the current one that no one knows any more.
    private static (string Missing, string After)? Deleted(IReadOnlyList<ExecutedRelease> releases, int index)
    {
        for (var i = index + 1; i < releases.Count; i++)
        {
            if (releases[i].Previous is { Length: > 0 } previous && previous != releases[i - 1].Id)
            {
                return (previous, releases[i].Id);
            }
        }

        return null;
    }
}
