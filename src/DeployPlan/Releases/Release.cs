namespace DeployPlan.Releases;

/// <summary>One execution of one plan: what is decided before its first operation and never changes.</summary>
internal sealed record Release
{
    /// <summary>Sorts by time: <c>20260102T030405678Z-1a2b3c</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The environment that is deployed.</summary>
    public required string Environment { get; init; }

    /// <summary>The id of the plan.</summary>
    public required string PlanId { get; init; }

    /// <summary>The version that is deployed.</summary>
    public required string Version { get; init; }

    /// <summary>When it started, UTC.</summary>
    public required DateTime Started { get; init; }

    /// <summary>How many operations the plan has.</summary>
    public required int Operations { get; init; }

    /// <summary>The release that it continues; empty if it continues none.</summary>
    public string Resumes { get; init; } = "";

    /// <summary>Full path of the folder that the paths of the plan are relative to.</summary>
    public required string ConfigDirectory { get; init; }

    /// <summary>Full path of the project that is built; drivers without a file of their own are targets of it.</summary>
    public required string Project { get; init; }

    /// <summary>Whether operations are only reported.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>The drivers of the plan.</summary>
    public required IReadOnlyList<Driver> Drivers { get; init; }

    /// <summary>The driver that executes the operation; null if the release has none for it.</summary>
    public Driver? DriverOf(Plans.Operation operation) => new DriverTable(Drivers).Find(operation.Driver, Plans.OperationTypes.ToName(operation.Type));
}
