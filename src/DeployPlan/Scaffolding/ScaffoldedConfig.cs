namespace DeployPlan.Scaffolding;

/// <summary>What a first config says.</summary>
internal sealed record ScaffoldedConfig
{
    /// <summary><c>project.name</c>.</summary>
    public required string Name { get; init; }

    /// <summary><c>project.registry</c>; null for none.</summary>
    public string? Registry { get; init; }

    /// <summary>What it was made from, relative to the config: a solution, or the projects below a folder.</summary>
    public required string Origin { get; init; }

    /// <summary>What shows the plan for prod, to be run in the folder of the config.</summary>
    public required string Command { get; init; }

    /// <summary>By name in ordinal order.</summary>
    public IReadOnlyList<ScaffoldedDatabase> Databases { get; init; } = [];

    /// <summary>By name in ordinal order.</summary>
    public IReadOnlyList<ScaffoldedService> Services { get; init; } = [];

    /// <summary>Where the services are deployed.</summary>
    public required ScaffoldedTarget Target { get; init; }

    /// <summary>Paths that a config cannot name.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>What people should know of the whole, a line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
