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
                ? Compare(before[index], operation, files.Of(operation.Id), reordered.Contains(operation.Id))
                : new OperationChange { Id = operation.Id, Type = operation.Type, Kind = ChangeKind.Added });
            earlier.Remove(operation.Id);
        }

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

    private static OperationChange Compare(Operation before, Operation after, IReadOnlyList<FileChange> files, bool isReordered)
    {
        var fields = FieldComparison.Compare(before, after);
        var added = Without(after.DependsOn, before.DependsOn);
        var removed = Without(before.DependsOn, after.DependsOn);
        var isChanged = fields.Count > 0 || added.Count > 0 || removed.Count > 0 || files.Count > 0;
        return new OperationChange
        {
            Id = after.Id,
            Type = after.Type,
            Kind = isChanged ? ChangeKind.Changed : isReordered ? ChangeKind.Reordered : ChangeKind.Same,
            Fields = fields,
            EdgesAdded = added,
            EdgesRemoved = removed,
            Files = files,
            IsReordered = isReordered,
        };
    }

    // Both are in ordinal order.
    private static List<string> Without(IReadOnlyList<string> ids, IReadOnlyList<string> others)
    {
        var left = new List<string>();
        var j = 0;
        foreach (var id in ids)
        {
            while (j < others.Count && string.CompareOrdinal(others[j], id) < 0)
            {
                j++;
            }

            if (j == others.Count || others[j] != id)
            {
                left.Add(id);
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
