using DeployPlan.Diagnostics;

namespace DeployPlan.Commands;

/// <summary>What became of an <see cref="ApplyRequest"/>.</summary>
/// <param name="Diagnostics">With an error among it, not every operation has succeeded.</param>
/// <param name="Place">Full path of the folder of the release, or of the report of a dry run; empty if nothing was started.</param>
/// <param name="Text">For a person: lines separated by LF; empty if nothing was started.</param>
internal sealed record ApplyOutcome(IReadOnlyList<Diagnostic> Diagnostics, string Place, string Text) : CommandOutcome(Diagnostics)
{
    /// <summary>The id of a release that has begun and is left to others; else empty.</summary>
    public string ReleaseId { get; init; } = "";

    /// <summary>Whether it was cancelled while it waited for another machine; then nothing was done.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Full path of the report in Markdown; empty where nothing was started.</summary>
    public string Markdown { get; init; } = "";
}
