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

    /// <summary>What <c>depends_on</c> names.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>All that compose starts before it: what it depends on, or shares a network, a volume or a link with.</summary>
    public IReadOnlyList<string> StartsAfter { get; init; } = [];

    /// <summary>Whether it does something once, and ends.</summary>
    public bool IsJob { get; init; }

    /// <summary>The port of this machine at which it answers HTTP; null if none is published.</summary>
    public string? Port { get; init; }

    /// <summary>Whether it is left out unless it is asked for.</summary>
    public bool HasProfile { get; init; }

    /// <summary>What of its build could not be carried over, a line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
