namespace DeployPlan.Scaffolding;

/// <summary>Where a program says whether it works.</summary>
/// <param name="Path">The path of the URL.</param>
/// <param name="IsForDevelopment">It is there on the machine of a developer only.</param>
/// <param name="File">Full path of the source.</param>
/// <param name="Line">The line in it.</param>
internal sealed record HealthMapping(string Path, bool IsForDevelopment, string File, int Line);
