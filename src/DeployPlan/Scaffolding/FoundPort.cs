namespace DeployPlan.Scaffolding;

/// <summary>What a program says of the port at which it listens for HTTP, and which no variable changes.</summary>
/// <param name="Port">The port; null if it cannot be read.</param>
/// <param name="File">Full path of the file that says it.</param>
/// <param name="Line">The line in it.</param>
internal sealed record FoundPort(string? Port, string File, int Line)
{
    /// <summary>Whether HTTP/2 alone is spoken there, which no health check does.</summary>
    public bool IsHttp2 { get; init; }
}
