namespace DeployPlan.Plans;

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
