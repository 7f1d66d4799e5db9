namespace DeployPlan.Commands;

/// <summary>What is rolled back. Paths are full.</summary>
internal sealed record RollbackRequest
{
    /// <summary>The config: the paths of a plan are relative to its folder.</summary>
    public required string ConfigFile { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The id of the release to go back to; empty for the successful one before the current one.</summary>
    public string TargetRelease { get; init; } = "";

    /// <summary>The folder of all releases.</summary>
    public required string StateDirectory { get; init; }

    /// <summary>Where <c>&lt;environment&gt;/rollback.json</c> and what is reported about it are written.</summary>
    public required string OutputDirectory { get; init; }

    /// <summary>As in <see cref="PlanRequest.RepositoryRoot"/>.</summary>
    public string? RepositoryRoot { get; init; }

    /// <summary>What cannot be undone may stay behind.</summary>
    public bool AllowIrreversible { get; init; }
}
