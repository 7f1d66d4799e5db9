namespace DeployPlan.Scaffolding;

/// <summary>A service that was found.</summary>
internal sealed record ScaffoldedService
{
    public required string Name { get; init; }

    /// <summary>The project, relative to the config; null where there is none, or a Dockerfile builds it.</summary>
    public string? Project { get; init; }

    /// <summary>The target framework to publish it for, where it has several; null if nothing is to be said of that.</summary>
    public string? Framework { get; init; }

    /// <summary>How its image is built, with paths relative to the config; null where no Dockerfile builds it.</summary>
    public FoundDockerfile? Build { get; init; }

    /// <summary>The image, where it is named or nothing builds it.</summary>
    public string? Image { get; init; }

    /// <summary>Names of the databases that it may use.</summary>
    public IReadOnlyList<string> Databases { get; init; } = [];

    /// <summary>Names of the services that it waits for.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Variables that it needs.</summary>
    public IReadOnlyList<string> RequiredEnv { get; init; } = [];

    /// <summary>Variables that it gets where they are set.</summary>
    public IReadOnlyList<string> PassEnv { get; init; } = [];

    /// <summary>Where it listens as a process; null if nothing is to be said of that.</summary>
    public string? Url { get; init; }

    /// <summary>Whether its program says so itself, over every variable.</summary>
    public bool HasFixedPort { get; init; }

    /// <summary>Whether its container does something once, and ends.</summary>
    public bool IsJob { get; init; }

    /// <summary>The URL that says whether it works; null if none is known.</summary>
    public string? HealthCheck { get; init; }

    /// <summary>What people should know of it, a line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The environments cannot deploy it, and so leave it out.</summary>
    public bool IsLeftOut { get; init; }

    /// <summary>It cannot be planned as it is, and so is written as a comment.</summary>
    public bool IsComment { get; init; }

    /// <summary>What builds it, for people.</summary>
    public string Source => Project ?? Build?.File ?? Image ?? "the compose file";
}
