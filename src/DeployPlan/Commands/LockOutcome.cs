using DeployPlan.Diagnostics;
using DeployPlan.Views;

namespace DeployPlan.Commands;

/// <summary>What the new locks change.</summary>
/// <param name="Diagnostics">With an error among it, the rest is not complete.</param>
/// <param name="Environments">What was locked, compared with the previous lock; by name in ordinal order.</param>
/// <param name="LockFiles">Full paths of the locks, in that order.</param>
internal sealed record LockOutcome(IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<ComparedEnvironment> Environments, IReadOnlyList<string> LockFiles)
    : CommandOutcome(Diagnostics)
{
    /// <summary>Whether the meaning of any lock has changed.</summary>
    public bool HasChanges => Environments.Any(environment => environment.HasChanges);

    /// <summary>For a person: lines separated by LF, no line break at the end.</summary>
    public string Text => string.Join("\n\n", Environments.Select(environment => environment.Text));
}
