namespace DeployPlan.Host.Migrations.Databases;

/// <summary>A lock that no one can take away while this program runs.</summary>
/// <param name="file">What to dispose.</param>
internal sealed class HeldFile(IDisposable file) : IMigrationLock
{
    public bool Keep() => true;

    public void Dispose() => file.Dispose();
}
