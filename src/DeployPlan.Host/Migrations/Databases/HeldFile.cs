namespace DeployPlan.Host.Migrations.Databases;

/// <summary>A lock that no one can take away while this program runs.</summary>
/// <param name="file">What to dispose.</param>
internal sealed class HeldFile(IDisposable file) : IMigrationLock
{
    /// <summary>What <paramref name="take"/> takes; null if it takes nothing.</summary>
    public static HeldFile? Take(Func<IDisposable?> take) => take() is { } file ? new HeldFile(file) : null;

    public bool Keep() => true;

    public void Dispose() => file.Dispose();
}
