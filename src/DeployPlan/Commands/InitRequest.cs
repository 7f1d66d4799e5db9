namespace DeployPlan.Commands;

/// <summary>Where to write a first config, and for what. All paths are full paths.</summary>
internal sealed record InitRequest
{
    /// <summary>The project that asks.</summary>
    public required string ProjectFile { get; init; }

    /// <summary>The config to write.</summary>
    public required string ConfigFile { get; init; }

    /// <summary>The folder that no path of the config may leave; null for the nearest one with <c>.git</c>.</summary>
    public string? RepositoryRoot { get; init; }

    /// <summary>The solution that is built, where it asks each of its projects; empty where somebody named the project.</summary>
    public string Solution { get; init; } = "";
}
