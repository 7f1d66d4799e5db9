namespace DeployPlan.Sealing;

/// <summary>Which files of a folder count.</summary>
/// <param name="Name">Tells it from others.</param>
/// <param name="IsWanted">Whether the file with that path does.</param>
internal sealed record FileFilter(string Name, Predicate<string> IsWanted);
