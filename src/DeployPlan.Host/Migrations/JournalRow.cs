namespace DeployPlan.Host.Migrations;

/// <summary>A row of the journal.</summary>
/// <param name="Name"><c>database/script</c>.</param>
/// <param name="Hash">Of the script when it was applied.</param>
/// <param name="Release">The release that applied it; empty if none was named.</param>
internal sealed record JournalRow(string Name, string Hash, string Release)
{
    /// <summary>The database of deploy.yml to which the script belongs.</summary>
    public string Database { get; } = Name[..Math.Max(0, Name.IndexOf('/', StringComparison.Ordinal))];
}
