using DeployPlan.Releases;

namespace DeployPlan.Commands;

/// <summary>A release whose operations may run now. Dispose it at every exit to unlock the environment.</summary>
/// <param name="Folder">Where it is recorded.</param>
/// <param name="Held">The lock of the environment; null for a dry run.</param>
internal sealed record StartedRelease(ReleaseFolder Folder, EnvironmentLock? Held) : IDisposable
{
    /// <summary>The lease of the environment in a store; null where there is none.</summary>
    public HeldLease? Lease { get; init; }

    /// <summary>Whether an earlier try of the same has begun it, and other machines know of it.</summary>
    public bool IsContinued => Lease is { IsContinued: true };

    /// <summary>What could not be checked, for the report: a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <inheritdoc />
    public void Dispose()
    {
        Lease?.Dispose();
        Held?.Dispose();
    }
}
