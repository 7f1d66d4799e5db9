namespace DeployPlan.Stores;

/// <summary>A document without its content.</summary>
/// <param name="Name">The name.</param>
/// <param name="Version">Its version; changes with each write.</param>
internal readonly record struct DocumentVersion(string Name, string Version);
