using DeployPlan.Diagnostics;
using DeployPlan.Views;

namespace DeployPlan.Commands;

/// <summary>What a comparison found.</summary>
/// <param name="Diagnostics">With an error that is not about changes, the rest is not complete.</param>
/// <param name="Environments">What was compared, by name in ordinal order.</param>
internal sealed record DiffOutcome(IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<ComparedEnvironment> Environments) : CommandOutcome(Diagnostics)
{
    /// <summary>Whether any of them has changes.</summary>
    public bool HasChanges => Environments.Any(environment => environment.HasChanges);

    /// <summary>For a person: lines separated by LF, no line break at the end.</summary>
    public string Text => string.Join("\n\n", Environments.Select(environment => environment.Text));
}
