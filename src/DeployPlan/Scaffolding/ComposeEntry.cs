namespace DeployPlan.Scaffolding;

/// <summary>A service of a compose file.</summary>
internal sealed record ComposeEntry
{
    public required string Name { get; init; }

    /// <summary>Full path of the Dockerfile that builds it, if there is one.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>Full path of the folder that is built.</summary>
    public string? Context { get; init; }

    public string? Image { get; init; }

    /// <summary>What it runs and where, as text to look for names in.</summary>
    public string Words { get; init; } = "";

    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>The port of this machine at which it answers HTTP; null if none is published.</summary>
    public string? Port { get; init; }

    /// <summary>Whether it is left out unless it is asked for.</summary>
    public bool HasProfile { get; init; }
}
