using DeployPlan.Diagnostics;

namespace DeployPlan.Commands;

/// <summary>The answer to a <see cref="ReleasesRequest"/>.</summary>
/// <param name="Diagnostics">What is wrong.</param>
/// <param name="Directory">Full path of the folder of all releases.</param>
/// <param name="Text">What a person reads: lines separated by LF, no line break at the end.</param>
internal sealed record ReleasesOutcome(IReadOnlyList<Diagnostic> Diagnostics, string Directory, string Text) : CommandOutcome(Diagnostics);
