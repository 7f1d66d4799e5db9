using DeployPlan.Plans;

namespace DeployPlan.Changes;

/// <summary>The operations of two lists, each next to the one with the same id.</summary>
internal sealed class OperationMatching
{
    private readonly List<OperationChange> _later = [];
    private readonly List<OperationChange> _removed = [];

    public OperationMatching(IReadOnlyList<Operation> before, IReadOnlyList<Operation> after, FileComparison files)
    {
        var earlier = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < before.Count; i++)
        {
            earlier.Add(before[i].Id, i);
        }

        var reordered = Reordered(earlier, after);
        foreach (var operation in after)
        {
            _later.Add(earlier.TryGetValue(operation.Id, out var index)
                ? Compare(before[index], operation, files, reordered.Contains(operation.Id))
                : new OperationChange { Id = operation.Id, Type = operation.Type, Kind = ChangeKind.Added });
            earlier.Remove(operation.Id);
        }

        NoteChangedBuilds(after);
        foreach (var operation in before)
        {
            if (earlier.ContainsKey(operation.Id))
            {
                _removed.Add(new OperationChange { Id = operation.Id, Type = operation.Type, Kind = ChangeKind.Removed });
            }
        }
    }

    /// <summary>Those of the later list, in its order.</summary>
    public IReadOnlyList<OperationChange> Later => _later;

    /// <summary>Those that only the earlier list has, in its order.</summary>
    public IReadOnlyList<OperationChange> Removed => _removed;

    private static OperationChange Compare(Operation before, Operation after, FileComparison files, bool isReordered)
    {
        var changed = files.Of(after.Id);
        var fields = FieldComparison.Compare(before, after);
        var added = Without(after.DependsOn, before.DependsOn);
        var removed = Without(before.DependsOn, after.DependsOn);
        var consumesAdded = files.Unseen(after.Id, Without(after.Consumes, before.Consumes));
        var consumesRemoved = files.Unseen(after.Id, Without(before.Consumes, after.Consumes));
        var isChanged = fields.Count + added.Count + removed.Count + consumesAdded.Count + consumesRemoved.Count + changed.Count > 0;
        return new OperationChange
        {
            Id = after.Id,
            Type = after.Type,
            Kind = isChanged ? ChangeKind.Changed : isReordered ? ChangeKind.Reordered : ChangeKind.Same,
            Fields = fields,
            EdgesAdded = added,
            EdgesRemoved = removed,
            ConsumesAdded = consumesAdded,
            ConsumesRemoved = consumesRemoved,
            Files = changed,
            IsReordered = isReordered,
        };
    }

    // What is deployed is another program, although the deploy says the same.
    private void NoteChangedBuilds(IReadOnlyList<Operation> after)
    {
        var builds = new HashSet<string>(
            _later.Where(static change => change is { Type: OperationType.Build, Kind: ChangeKind.Added or ChangeKind.Changed }).Select(static change => change.Id), StringComparer.Ordinal);
        for (var i = 0; builds.Count > 0 && i < after.Count; i++)
        {
            if (_later[i] is { Type: OperationType.Deploy, Kind: ChangeKind.Same or ChangeKind.Reordered } deploy && after[i].DependsOn.Where(builds.Contains).ToList() is { Count: > 0 } changed)
            {
                _later[i] = deploy with { Kind = ChangeKind.Changed, BuildsChanged = changed };
            }
        }
    }

    // Both are in ordinal order.
    private static List<string> Without(IReadOnlyList<string> texts, IReadOnlyList<string> others)
    {
        var left = new List<string>();
        var j = 0;
        foreach (var text in texts)
        {
            while (j < others.Count && string.CompareOrdinal(others[j], text) < 0)
            {
                j++;
            }

            if (j == others.Count || others[j] != text)
            {
                left.Add(text);
            }
        }

        return left;
    }

    // Operations outside the longest subsequence that both lists share have moved: an operation that jumps over ten others is one that moved, not eleven.
    private static HashSet<string> Reordered(Dictionary<string, int> earlier, IReadOnlyList<Operation> after)
    {
        var common = new List<(string Id, int Place)>();
        foreach (var operation in after)
        {
            if (earlier.TryGetValue(operation.Id, out var place))
            {
                common.Add((operation.Id, place));
            }
        }

        var kept = LongestRise.Of([.. common.Select(operation => operation.Place)]);
        return new HashSet<string>(common.Where((_, i) => !kept[i]).Select(operation => operation.Id), StringComparer.Ordinal);
    }
}
