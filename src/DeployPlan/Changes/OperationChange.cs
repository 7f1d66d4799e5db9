using DeployPlan.Plans;

namespace DeployPlan.Changes;

/// <summary>An operation next to its counterpart in the other plan.</summary>
internal sealed record OperationChange
{
    /// <summary>Its id in the later plan; of a removed operation in the earlier one.</summary>
    public required string Id { get; init; }

    /// <summary>What it does.</summary>
    public required OperationType Type { get; init; }

    /// <summary>How it relates to the other plan.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>What differs in the operation itself, in the order of plan.json.</summary>
    public IReadOnlyList<FieldChange> Fields { get; init; } = [];

    /// <summary>What it waits for now and did not before; ids of the later plan in ordinal order.</summary>
    public IReadOnlyList<string> EdgesAdded { get; init; } = [];

    /// <summary>What it waited for and does not any more; ids in ordinal order.</summary>
    public IReadOnlyList<string> EdgesRemoved { get; init; } = [];

    /// <summary>What it uses of the repository now and did not before, as <see cref="Operation.Consumes"/> says it; not what <see cref="Files"/> show already. In ordinal order.</summary>
    public IReadOnlyList<string> ConsumesAdded { get; init; } = [];

    /// <summary>What it used and does not any more.</summary>
    public IReadOnlyList<string> ConsumesRemoved { get; init; } = [];

    /// <summary>The sealed inputs that it uses and that differ, by path in ordinal order.</summary>
    public IReadOnlyList<FileChange> Files { get; init; } = [];

    /// <summary>Of a deploy with nothing else different: the builds it waits for that are new or changed, so that it deploys something else. Ids in ordinal order.</summary>
    public IReadOnlyList<string> BuildsChanged { get; init; } = [];

    /// <summary>Whether it has another place among the operations that both plans have.</summary>
    public bool IsReordered { get; init; }
}
