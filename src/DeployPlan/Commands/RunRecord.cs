using DeployPlan.Diagnostics;
using DeployPlan.Files;

namespace DeployPlan.Commands;

/// <summary>
/// The request of a run, everything it observed, and its result. As long as a new run would observe the same, the result is the same, and neither the YAML parser nor the
/// planner has to be loaded.
/// </summary>
/// <param name="Request">What was asked.</param>
/// <param name="RepositoryRoot">The folder that no path may leave, as it was found.</param>
/// <param name="Taken">When the run began to look, in ticks, UTC.</param>
/// <param name="Observations">Every question about the file system and its answer, the config's own content among them.</param>
/// <param name="Diagnostics">Warnings and messages, which a build repeats until they are fixed.</param>
/// <param name="Plans">The plans on disk.</param>
internal sealed record RunRecord(
    PlanRequest Request,
    string RepositoryRoot,
    long Taken,
    IReadOnlyCollection<Observation> Observations,
    IReadOnlyList<Diagnostic> Diagnostics,
    IReadOnlyList<WrittenPlan> Plans)
{
    /// <summary>The folders into which builds write, which were no inputs: see <see cref="CommandRequest.WrittenFolders"/>.</summary>
    public IReadOnlyList<string> WrittenFolders { get; init; } = [];
}

/// <summary>A plan that a run wrote.</summary>
/// <param name="Plan">What the run answered for it.</param>
/// <param name="Sha256">Of the bytes of its file, to notice when someone else changed them.</param>
/// <param name="SetsSha256">Of the bytes of the list of its sets; empty if it has none.</param>
/// <param name="BaseSha256">The same of the file that says on which release it was made.</param>
/// <param name="Views">The views next to it.</param>
internal sealed record WrittenPlan(PlannedEnvironment Plan, string Sha256, string SetsSha256, string BaseSha256, WrittenViews Views);

/// <summary>The views that a run wrote next to a plan.</summary>
/// <param name="MarkdownSha256">Of the bytes of plan.md; empty if it wrote none.</param>
/// <param name="HtmlSha256">Of the bytes of plan.html; empty if it wrote none.</param>
internal sealed record WrittenViews(string MarkdownSha256, string HtmlSha256);
