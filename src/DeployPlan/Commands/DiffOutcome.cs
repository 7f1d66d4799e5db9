using DeployPlan.Diagnostics;

namespace DeployPlan.Commands;

/// <summary>What a comparison found.</summary>
/// <param name="Diagnostics">Everything there is to say; with an error that is not about changes, the rest is not complete.</param>
/// <param name="Environments">What was compared, by name in ordinal order.</param>
internal sealed record DiffOutcome(IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<ComparedEnvironment> Environments)
{
    /// <summary>Whether any of them has changes.</summary>
    public bool HasChanges => Environments.Any(environment => environment.HasChanges);
}

/// <summary>One environment that was compared.</summary>
/// <param name="Environment">Its name.</param>
/// <param name="HasChanges">Whether anything is different.</param>
/// <param name="Text">For a person: lines separated by LF, no line break at the end.</param>
/// <param name="JsonFile">Full path of the diff.json that was written.</param>
/// <param name="MarkdownFile">Full path of the diff.md that was written.</param>
internal sealed record ComparedEnvironment(string Environment, bool HasChanges, string Text, string JsonFile, string MarkdownFile);
