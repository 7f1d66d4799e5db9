namespace DeployPlan.Commands;

/// <summary>What is compared with what. Paths are full; of the bases at most one is named.</summary>
internal sealed record DiffRequest
{
    /// <summary>The config.</summary>
    public required string ConfigFile { get; init; }

    /// <summary>The environment; null for every environment of the config.</summary>
    public string? Environment { get; init; }

    /// <summary>The version that is deployed.</summary>
    public required string Version { get; init; }

    /// <summary>Where <c>&lt;environment&gt;/diff.json</c> and <c>diff.md</c> are written.</summary>
    public required string OutputDirectory { get; init; }

    /// <summary>The folder of all releases.</summary>
    public required string StateDirectory { get; init; }

    /// <summary>As in <see cref="PlanRequest.RepositoryRoot"/>.</summary>
    public string? RepositoryRoot { get; init; }

    /// <summary>As in <see cref="PlanRequest.Services"/>; a lock is compared with the plan of all services.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>As in <see cref="PlanRequest.Strict"/>.</summary>
    public bool Strict { get; init; }

    /// <summary>A plan.json or a lock; empty for none.</summary>
    public string BaseFile { get; init; } = "";

    /// <summary>The id of a release, or <c>last</c> for the last successful one; empty for none.</summary>
    public string BaseRelease { get; init; } = "";

    /// <summary>The lock of the environment.</summary>
    public bool BaseLock { get; init; }

    /// <summary>The config as it stands in a revision of git: <c>origin/main</c>; empty for none.</summary>
    public string BaseRevision { get; init; } = "";

    /// <summary>Another environment of the config; empty for none.</summary>
    public string BaseEnvironment { get; init; } = "";

    /// <summary>A change is an error.</summary>
    public bool FailOnChanges { get; init; }
}
