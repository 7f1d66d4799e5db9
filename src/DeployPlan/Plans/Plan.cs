namespace DeployPlan.Plans;

/// <summary>The operations for one environment, in an order that can be executed.</summary>
internal sealed record Plan
{
    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary><c>project.name</c>.</summary>
    public required string Project { get; init; }

    /// <summary>The version that is deployed.</summary>
    public required string Version { get; init; }

    /// <summary>Whether applying it needs its id as approval.</summary>
    public bool ApprovalRequired { get; init; }

    /// <summary>What it undoes; null where it is no rollback.</summary>
    public PlanRollback? Rollback { get; init; }

    /// <summary>In topological order; ties by phase, then name, then id.</summary>
    public IReadOnlyList<Operation> Operations { get; init; } = [];

    /// <summary>What a person must do, by id in ordinal order; never executed by the plan.</summary>
    public IReadOnlyList<Operation> ManualOperations { get; init; } = [];

    /// <summary>Names of the environment variables that the operations need, in ordinal order.</summary>
    public IReadOnlyList<string> RequiredEnvironment { get; init; } = [];

    /// <summary>Every file that an operation will consume, by path in ordinal order.</summary>
    public IReadOnlyList<SealedInput> SealedInputs { get; init; } = [];
}

/// <summary>A file as it was when the plan was made.</summary>
/// <param name="Path">Relative to the config, forward slashes.</param>
/// <param name="Sha256">64 lowercase hex digits of its bytes.</param>
internal sealed record SealedInput(string Path, string Sha256);
