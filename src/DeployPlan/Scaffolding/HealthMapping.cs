namespace DeployPlan.Scaffolding;

/// <summary>Where a program says whether it works.</summary>
/// <param name="Path">The path of the URL; null if it is not known.</param>
/// <param name="Doubt">Why it may not answer there; empty if it does.</param>
/// <param name="File">Full path of the source.</param>
/// <param name="Line">The line in it.</param>
internal sealed record HealthMapping(string? Path, string Doubt, string File, int Line);
