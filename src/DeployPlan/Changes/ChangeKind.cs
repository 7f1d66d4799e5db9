namespace DeployPlan.Changes;

/// <summary>How an operation of one plan relates to the other plan.</summary>
internal enum ChangeKind
{
    /// <summary>Both plans have it, with nothing different.</summary>
    Same,

    /// <summary>Only the later plan has it.</summary>
    Added,

    /// <summary>Only the earlier plan has it.</summary>
    Removed,

    /// <summary>Both have it, with something different.</summary>
    Changed,

    /// <summary>Both have it with nothing different but its place among the others.</summary>
    Reordered,
}
