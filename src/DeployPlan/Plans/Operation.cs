namespace DeployPlan.Plans;

/// <summary>One step of a plan.</summary>
internal sealed record Operation
{
    /// <summary>Unique in the plan: <c>deploy_prod_api</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it does.</summary>
    public required OperationType Type { get; init; }

    /// <summary>One line for people.</summary>
    public required string Description { get; init; }

    /// <summary>The driver that executes it.</summary>
    public required string Driver { get; init; }

    /// <summary>1 for what waits for nothing, else one more than the highest wave that it waits for; 0 for a manual operation, which is in no wave.</summary>
    public int Wave { get; init; }

    /// <summary>Ids of the operations that must have succeeded before, in ordinal order.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Names and values for people and simple drivers, by name in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; init; } = [];

    /// <summary>What the driver works on, every default written out.</summary>
    public required OperationInputs Inputs { get; init; }
}
