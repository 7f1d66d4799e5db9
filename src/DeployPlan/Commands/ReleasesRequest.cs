namespace DeployPlan.Commands;

/// <summary>Which releases are shown; without an environment, those of every one.</summary>
internal sealed record ReleasesRequest : CommandRequest
{
    /// <summary>The last release with its operations, not all releases.</summary>
    public bool LastOnly { get; init; }
}
