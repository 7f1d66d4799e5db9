using DeployPlan.Diagnostics;

namespace DeployPlan.Commands;

/// <summary>The answer to a <see cref="StoreMigrateRequest"/>.</summary>
/// <param name="Diagnostics">What is wrong.</param>
/// <param name="Place">Where the releases are now.</param>
/// <param name="Text">What a person reads: lines separated by LF, no line break at the end; what was taken over also where something is wrong.</param>
internal sealed record StoreMigrateOutcome(IReadOnlyList<Diagnostic> Diagnostics, string Place, string Text) : CommandOutcome(Diagnostics)
{
    /// <summary>Whether it was cancelled while it was not known whether someone has the lease.</summary>
    public bool IsCancelled { get; init; }
}
