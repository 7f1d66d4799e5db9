namespace DeployPlan.Commands;

/// <summary>Which releases are shown; without an environment, those of every one.</summary>
internal sealed record ReleasesRequest : CommandRequest
{
    /// <summary>A line for each release.</summary>
    public const string Text = "text";

    /// <summary>The file <c>releases.json</c>, for programs.</summary>
    public const string Json = "json";

    /// <summary>The line of each change, as the store keeps them.</summary>
    public const string Audit = "audit";

    /// <summary>How they are shown: <see cref="Text"/>, <see cref="Json"/> or <see cref="Audit"/>.</summary>
    public string Format { get; init; } = Text;

    /// <summary>The last release with its operations, not all releases.</summary>
    public bool LastOnly { get; init; }
}
