namespace DeployPlan.Commands;

/// <summary>What is compared with what; without an environment, every one. Of the bases at most one is named.</summary>
internal sealed record DiffRequest : CommandRequest
{
    /// <summary>Full path of a plan.json or a lock; empty for none.</summary>
    public string BaseFile { get; init; } = "";

    /// <summary>The id of a release, or <c>last</c> for the last successful one; empty for none.</summary>
    public string BaseRelease { get; init; } = "";

    /// <summary>The lock of the environment, which is compared with the plan of all services.</summary>
    public bool BaseLock { get; init; }

    /// <summary>The config of a revision of git: <c>origin/main</c>; empty for none.</summary>
    public string BaseRevision { get; init; } = "";

    /// <summary>Another environment of the config; empty for none.</summary>
    public string BaseEnvironment { get; init; } = "";

    /// <summary>A change is an error.</summary>
    public bool FailOnChanges { get; init; }
}
