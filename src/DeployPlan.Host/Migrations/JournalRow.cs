namespace DeployPlan.Host.Migrations;

/// <summary>A row of the journal.</summary>
/// <param name="Name"><c>database/script</c>.</param>
/// <param name="Hash">Of the script when it was applied.</param>
/// <param name="Release">The release that applied it; empty if none was named.</param>
internal sealed record JournalRow(string Name, string Hash, string Release);
