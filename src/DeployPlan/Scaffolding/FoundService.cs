namespace DeployPlan.Scaffolding;

/// <summary>Something to deploy, before it is decided how.</summary>
internal sealed record FoundService
{
    public required string Name { get; init; }

    /// <summary>Its .NET project; null if it has none.</summary>
    public DotnetProject? Project { get; init; }

    /// <summary>How its image is built; null if no Dockerfile does.</summary>
    public FoundDockerfile? Docker { get; init; }

    public string? Image { get; init; }

    /// <summary>Names of other services that it waits for.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Variables with the connection strings that it reads, as far as they are known.</summary>
    public IReadOnlyList<string> Connections { get; init; } = [];

    /// <summary>Further variables that it needs.</summary>
    public IReadOnlyList<string> RequiredEnv { get; init; } = [];

    /// <summary>The port of this machine at which it answers; null if nothing says it.</summary>
    public string? Port { get; init; }

    /// <summary>What its program says of the port, over every variable; null if a variable can set it.</summary>
    public FoundPort? FixedPort { get; init; }

    /// <summary>What says that it speaks HTTP/2 alone at its port, so that no health check can ask it; null if it speaks HTTP/1 too.</summary>
    public FoundPort? Http2 { get; init; }

    /// <summary>The service that has the same port, where its program lets no one change it; null for none.</summary>
    public string? SharesPortWith { get; init; }

    /// <summary>The path of its health check, or the whole URL, where a file says it.</summary>
    public string? Health { get; init; }

    /// <summary>What could not be carried over, a line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Its name in the compose file; null if it has none.</summary>
    public string? ComposeName { get; init; }
}
