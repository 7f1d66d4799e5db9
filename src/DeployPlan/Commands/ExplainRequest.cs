namespace DeployPlan.Commands;

/// <summary>Which operation to explain. All paths are full paths.</summary>
internal sealed record ExplainRequest
{
    /// <summary>The config file.</summary>
    public required string ConfigFile { get; init; }

    /// <summary>The id of the operation; nothing is an error that says what to write.</summary>
    public required string OperationId { get; init; }

    /// <summary>The environment whose plan holds it; null to explain it in every environment that has it.</summary>
    public string? Environment { get; init; }

    /// <summary>The version that is deployed.</summary>
    public required string Version { get; init; }

    /// <summary>The folder that no path of the config may leave; null for the nearest one with <c>.git</c>.</summary>
    public string? RepositoryRoot { get; init; }

    /// <summary>Narrows the plan to these services and what they depend on; empty for all.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Unknown keys are errors.</summary>
    public bool Strict { get; init; }
}
