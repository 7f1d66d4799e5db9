using DeployPlan.Plans;

namespace DeployPlan.Changes;

/// <summary>The sealed inputs of two plans: what differs, and which operations that concerns.</summary>
internal sealed class FileComparison
{
    private readonly Dictionary<string, List<FileChange>> _byOperation = new(StringComparer.Ordinal);
    private readonly List<FileChange> _unconsumed = [];

    public FileComparison(Plan before, Plan after)
    {
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
                Append(id, change);
            }
        }
    }

    /// <summary>What no operation uses.</summary>
    public IReadOnlyList<FileChange> Unconsumed => _unconsumed;

    /// <summary>What the operation uses of it, by path.</summary>
    public IReadOnlyList<FileChange> Of(string id) => _byOperation.TryGetValue(id, out var changes) ? changes : [];

    private void Append(string id, FileChange change)
    {
        if (!_byOperation.TryGetValue(id, out var changes))
        {
            _byOperation.Add(id, changes = []);
        }

        changes.Add(change);
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
                changes.Add(new FileChange(after[j - 1].Path, ChangeKind.Changed));
            }
        }

        return changes;
    }
}
