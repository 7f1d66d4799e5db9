namespace DeployPlan.Changes;

/// <summary>What is different between two plans, by meaning: empty exactly where they are equal.</summary>
internal sealed record PlanDiff
{
    /// <summary>What differs in the plan as a whole: <c>version</c>, <c>approval</c>, <c>project</c>, <c>environment</c>, <c>rollback</c>.</summary>
    public IReadOnlyList<FieldChange> Fields { get; init; } = [];

    /// <summary>Variables that are needed now and were not before, in ordinal order.</summary>
    public IReadOnlyList<string> VariablesAdded { get; init; } = [];

    /// <summary>Variables that are not needed any more, in ordinal order.</summary>
    public IReadOnlyList<string> VariablesRemoved { get; init; } = [];

    /// <summary>Sealed inputs that differ and that no operation of the plans is known to use.</summary>
    public IReadOnlyList<FileChange> Files { get; init; } = [];

    /// <summary>Every operation, the same ones too: those of the later plan in its order, its manual ones, then what was removed in the order of the earlier plan.</summary>
    public required IReadOnlyList<OperationChange> Operations { get; init; }

    /// <summary>The operations that are not the same.</summary>
    public IEnumerable<OperationChange> Changes => Operations.Where(operation => operation.Kind != ChangeKind.Same);

    /// <summary>Whether the plans are equal.</summary>
    public bool IsEmpty =>
        Fields.Count == 0 && VariablesAdded.Count == 0 && VariablesRemoved.Count == 0 && Files.Count == 0 && !Changes.Any();
}
