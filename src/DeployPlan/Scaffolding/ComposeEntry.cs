namespace DeployPlan.Scaffolding;

/// <summary>A service of a compose file.</summary>
internal sealed record ComposeEntry
{
    public required string Name { get; init; }

    /// <summary>How its image is built; null if no Dockerfile does.</summary>
    public FoundDockerfile? Docker { get; init; }

    public string? Image { get; init; }

    /// <summary>What it runs and where, as text to look for names in.</summary>
    public string Words { get; init; } = "";

    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>The port of this machine at which it answers HTTP; null if none is published.</summary>
    public string? Port { get; init; }

    /// <summary>Whether it is left out unless it is asked for.</summary>
    public bool HasProfile { get; init; }

    /// <summary>What of its build could not be carried over, a line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
