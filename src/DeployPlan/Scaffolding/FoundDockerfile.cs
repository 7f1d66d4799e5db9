namespace DeployPlan.Scaffolding;

/// <summary>How an image is built.</summary>
/// <param name="File">The path of the Dockerfile.</param>
/// <param name="Context">The path of the folder that it is built in.</param>
internal sealed record FoundDockerfile(string File, string Context)
{
    /// <summary>The stage; null for the last one.</summary>
    public string? Target { get; init; }

    /// <summary>The build arguments.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Args { get; init; } = [];
}
