namespace DeployPlan.Commands;

/// <summary>What is locked; without an environment, every one. The locks are written next to the config.</summary>
internal sealed record LockRequest : CommandRequest
{
    /// <summary>The lock is for this version alone.</summary>
    public bool LockVersion { get; init; }

    /// <summary>The lock holds what builds are made of, too.</summary>
    public bool LockSources { get; init; }
}
