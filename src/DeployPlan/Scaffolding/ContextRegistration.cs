namespace DeployPlan.Scaffolding;

/// <summary>How a program connects a context of Entity Framework Core.</summary>
/// <param name="Variable">The environment variable that .NET reads as its connection string; null if that is not known.</param>
/// <param name="Provider">The database, as a config names its dialect; null if that is not known.</param>
/// <param name="Startup">The other project that makes the context for the tools; null if the project of the migrations does, or none is known.</param>
internal sealed record ContextRegistration(string? Variable, string? Provider, DotnetProject? Startup);
