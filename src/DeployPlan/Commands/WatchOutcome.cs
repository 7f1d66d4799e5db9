using DeployPlan.Diagnostics;

namespace DeployPlan.Commands;

/// <summary>The answer to a <see cref="WatchRequest"/>.</summary>
/// <param name="Diagnostics">With an error among it, the release did not succeed, or could not be followed.</param>
/// <param name="Place">Full path of the folder of the release; empty where there is none.</param>
/// <param name="Text">For a person: lines separated by LF.</param>
internal sealed record WatchOutcome(IReadOnlyList<Diagnostic> Diagnostics, string Place, string Text) : CommandOutcome(Diagnostics)
{
    /// <summary>Whether a person has ended it before the release has ended.</summary>
    public bool IsCancelled { get; init; }
}
