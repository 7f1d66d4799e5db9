namespace DeployPlan.Releases;

/// <summary>For what a lock is taken.</summary>
/// <param name="Release">The release.</param>
/// <param name="Now">UTC.</param>
internal sealed record LockClaim(string Release, DateTime Now)
{
    /// <summary>The job of a build server; empty if it is none.</summary>
    public string Job { get; init; } = "";

    /// <summary>The release whose lock to break; empty for none.</summary>
    public string Broken { get; init; } = "";

    /// <summary>The command that breaks the lock of a release.</summary>
    public Func<string, string> BreakCommand { get; init; } = static release => "-p:DeployPlanBreakLock=" + release;
}
