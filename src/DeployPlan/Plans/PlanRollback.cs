namespace DeployPlan.Plans;

/// <summary>What a rollback plan undoes, and what it cannot: the part of plan.json that only a rollback plan has.</summary>
internal sealed record PlanRollback
{
    /// <summary>The id of the newest release that is undone.</summary>
    public required string From { get; init; }

    /// <summary>The id of the release whose state is restored.</summary>
    public required string To { get; init; }

    /// <summary>The id of the earliest operation that cannot be undone; null where everything can.</summary>
    public string? PointOfNoReturn { get; init; }

    /// <summary>Everything that was executed since, the last one first.</summary>
    public IReadOnlyList<UndoneOperation> Undoes { get; init; } = [];
}

/// <summary>An operation that was executed, and what a rollback makes of it.</summary>
/// <param name="Operation">Its id in the plan of its release.</param>
/// <param name="Release">The id of the release in which it was executed.</param>
/// <param name="Reversibility">Whether it can be undone.</param>
/// <param name="Reason">How it is undone, or why it cannot be and what stays; one line for people.</param>
/// <param name="By">Ids of the operations of the rollback plan that undo it, in ordinal order.</param>
internal sealed record UndoneOperation(string Operation, string Release, Reversibility Reversibility, string Reason, IReadOnlyList<string> By);

/// <summary>Whether what an operation did can be undone.</summary>
internal enum Reversibility
{
    /// <summary><c>reversible</c>: it is undone, or there is nothing to undo.</summary>
    Reversible,

    /// <summary><c>compensatable</c>: it is not undone, but something else is done that restores what was there.</summary>
    Compensatable,

    /// <summary><c>irreversible</c>: it stays.</summary>
    Irreversible,
}
