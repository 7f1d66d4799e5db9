using DeployPlan.Releases;

namespace DeployPlan.Commands;

/// <summary>A release whose operations may run now. Dispose it at every exit to unlock the environment.</summary>
internal sealed class StartedRelease : IDisposable
{
    private readonly EnvironmentLock? _lock;

    internal StartedRelease(ReleaseFolder folder, EnvironmentLock? held) => (Folder, _lock) = (folder, held);

    /// <summary>Where it is recorded.</summary>
    public ReleaseFolder Folder { get; }

    /// <inheritdoc />
    public void Dispose() => _lock?.Dispose();
}
