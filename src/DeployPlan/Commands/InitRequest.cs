namespace DeployPlan.Commands;

/// <summary>Where to write a first config, and for what.</summary>
internal sealed record InitRequest : CommandRequest
{
    /// <summary>The project that asks.</summary>
    public required string ProjectFile { get; init; }

    /// <summary>A file of another tool that says what is deployed; null for what is found.</summary>
    public string? From { get; init; }

    /// <summary>The solution that is built, where it asks each of its projects; empty if the project was named.</summary>
    public string Solution { get; init; } = "";

    /// <summary>The solution that the project was made for, and added to, just now; empty if it was there before.</summary>
    public string AddedTo { get; init; } = "";
}
