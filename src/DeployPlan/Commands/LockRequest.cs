namespace DeployPlan.Commands;

/// <summary>What is locked. Paths are full.</summary>
internal sealed record LockRequest
{
    /// <summary>The config; its locks stand beside it.</summary>
    public required string ConfigFile { get; init; }

    /// <summary>The environment; null for every environment of the config.</summary>
    public string? Environment { get; init; }

    /// <summary>The version that is deployed.</summary>
    public required string Version { get; init; }

    /// <summary>The lock is for this version alone.</summary>
    public bool LockVersion { get; init; }

    /// <summary>Where <c>&lt;environment&gt;/lock.json</c> and <c>lock.md</c> say what the new lock changes.</summary>
    public required string OutputDirectory { get; init; }

    /// <summary>As in <see cref="PlanRequest.RepositoryRoot"/>.</summary>
    public string? RepositoryRoot { get; init; }

    /// <summary>As in <see cref="PlanRequest.Strict"/>.</summary>
    public bool Strict { get; init; }
}
