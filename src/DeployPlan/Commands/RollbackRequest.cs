namespace DeployPlan.Commands;

/// <summary>What is rolled back.</summary>
internal sealed record RollbackRequest : CommandRequest
{
    /// <summary>The id of the release to go back to; empty for the successful one before the current one.</summary>
    public string TargetRelease { get; init; } = "";

    /// <summary>The release whose lock is declared dead; empty for none.</summary>
    public string BreakLock { get; init; } = "";

    /// <summary>What cannot be undone may stay behind.</summary>
    public bool AllowIrreversible { get; init; }
}
