using DeployPlan.Diagnostics;

namespace DeployPlan.Commands;

/// <summary>The answer to a <see cref="ReleasesRequest"/>.</summary>
/// <param name="Diagnostics">What is wrong.</param>
/// <param name="Place">Where the releases are: full path of the folder of all of them, or of the file that was written, or the store.</param>
/// <param name="Text">What is shown: lines separated by LF, no line break at the end.</param>
internal sealed record ReleasesOutcome(IReadOnlyList<Diagnostic> Diagnostics, string Place, string Text) : CommandOutcome(Diagnostics)
{
    /// <summary>Full path of <c>releases.json</c>; empty where it was not asked for.</summary>
    public string File { get; init; } = "";
}
