namespace DeployPlan.Scaffolding;

/// <summary>What a file of another tool says is deployed.</summary>
internal sealed record ImportedFile
{
    /// <summary>Full path.</summary>
    public required string File { get; init; }

    /// <summary>What the project is called; null if the file does not say it.</summary>
    public string? Name { get; init; }

    /// <summary>Where images are pushed; null if the file does not say it.</summary>
    public string? Registry { get; init; }

    /// <summary>The services; null for those that are found.</summary>
    public IReadOnlyList<FoundService>? Services { get; init; }

    /// <summary>The databases, of which it is not known what migrates them.</summary>
    public IReadOnlyList<ScaffoldedDatabase> Databases { get; init; } = [];

    /// <summary>The file itself, if it is a compose file.</summary>
    public string? ComposeFile { get; init; }

    /// <summary>What could not be carried over, a line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
