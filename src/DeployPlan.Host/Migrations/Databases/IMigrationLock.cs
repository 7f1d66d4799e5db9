namespace DeployPlan.Host.Migrations.Databases;

/// <summary>Keeps every other migrator out of a database until it is disposed.</summary>
internal interface IMigrationLock : IDisposable
{
    /// <summary>Takes the lock again, if it is lost; false if this program was asked to stop in the meantime.</summary>
    bool Keep();
}
