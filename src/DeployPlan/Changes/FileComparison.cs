using System.Globalization;
using DeployPlan.Plans;

namespace DeployPlan.Changes;

/// <summary>The sealed inputs of two plans: what differs, and which operations that concerns.</summary>
internal sealed class FileComparison
{
    private readonly Dictionary<string, List<FileChange>> _byOperation = new(StringComparer.Ordinal);
    private readonly List<FileChange> _unconsumed = [];
    private readonly bool _saysWhatIsConsumed;

    public FileComparison(Plan before, Plan after)
    {
        _saysWhatIsConsumed = Math.Min(before.Minor, after.Minor) >= PlanFormat.FirstWithSets;
        var changes = Changes(before.SealedInputs, after.SealedInputs);
        if (changes.Count == 0)
        {
            return;
        }

        var earlier = new SealedConsumers(before);
        var later = new SealedConsumers(after);
        foreach (var change in changes)
        {
            var consumers = (change.Kind == ChangeKind.Removed ? earlier : later).Of(change.Path);
            if (consumers.Count == 0)
            {
                _unconsumed.Add(change);
            }

            foreach (var id in consumers)
            {
                AppendAll(id, MembersOf(change, before, after));
            }
        }
    }

    /// <summary>What no operation uses.</summary>
    public IReadOnlyList<FileChange> Unconsumed => _unconsumed;

    /// <summary>What the operation uses of it, by path.</summary>
    public IReadOnlyList<FileChange> Of(string id) => _byOperation.TryGetValue(id, out var changes) ? changes : [];

    /// <summary>
    /// Those of the paths, which only one of the plans says that the operation consumes, of which none of its changed files tells: what is there was sealed for another
    /// operation before, or still is.
    /// </summary>
    public IReadOnlyList<string> Unseen(string id, IReadOnlyList<string> paths) =>
        _saysWhatIsConsumed ? [.. paths.Where(path => !Of(id).Any(change => SealedConsumers.IsPartOf(change.Path, path)))] : [];

    // The files of a set that changed, where they are known; what is a file of its own, too, is among those.
    private static IReadOnlyList<FileChange> MembersOf(FileChange change, Plan before, Plan after)
    {
        if (change.Counts.Length == 0)
        {
            return [change];
        }

        return (MembersIn(before, change.Path), MembersIn(after, change.Path)) is ({ } earlier, { } later) ? Changes(earlier, later) : [change];
    }

    private static IReadOnlyList<SealedInput>? MembersIn(Plan plan, string set) => plan.SealedInputs.First(input => input.Path == set).Members;

    private void AppendAll(string id, IReadOnlyList<FileChange> all)
    {
        if (!_byOperation.TryGetValue(id, out var changes))
        {
            _byOperation.Add(id, changes = []);
        }

        changes.AddRange(changes.Count == 0 ? all : all.Except(changes).ToList());
    }

    // Both lists are in ordinal order.
    private static List<FileChange> Changes(IReadOnlyList<SealedInput> before, IReadOnlyList<SealedInput> after)
    {
        var changes = new List<FileChange>();
        var (i, j) = (0, 0);
        while (i < before.Count || j < after.Count)
        {
            var order = i == before.Count ? 1 : j == after.Count ? -1 : string.CompareOrdinal(before[i].Path, after[j].Path);
            if (order < 0)
            {
                changes.Add(new FileChange(before[i++].Path, ChangeKind.Removed));
            }
            else if (order > 0)
            {
                changes.Add(new FileChange(after[j++].Path, ChangeKind.Added));
            }
            else if (before[i++].Sha256 != after[j++].Sha256)
            {
                changes.Add(new FileChange(after[j - 1].Path, ChangeKind.Changed) { Counts = CountsOf(before[i - 1], after[j - 1]) });
            }
        }

        return changes;
    }

    private static string CountsOf(SealedInput before, SealedInput after) =>
        after.Count is null ? "" : string.Format(CultureInfo.InvariantCulture, "{0} files before, {1} now", before.Count, after.Count);
}
