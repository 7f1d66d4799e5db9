using System.Text;
using DeployPlan.Commands;

namespace DeployPlan.Views;

/// <summary>A plan in the summary of a job on a build server. What goes wrong here is worth a line, never a build.</summary>
internal static class JobSummary
{
    // GitHub shows nothing at all of a step that has more.
    private const int MostBytes = 1024 * 1024;

    /// <summary>Appends <c>plan.md</c> to the summary of a step on GitHub Actions, once: a second run for the same plan adds nothing.</summary>
    /// <param name="summaryFile">What <c>GITHUB_STEP_SUMMARY</c> names.</param>
    /// <param name="planFile">The plan, with <c>plan.md</c> beside it.</param>
    /// <returns>Why nothing was appended; null where all is well.</returns>
    public static string? AppendTo(string summaryFile, string planFile)
    {
        try
        {
            var plan = File.ReadAllText(ViewFiles.MarkdownBeside(planFile));
            var before = File.Exists(summaryFile) ? File.ReadAllText(summaryFile) : "";
            if (before.Contains(plan))
            {
                return null;
            }

            var bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes((before.Length == 0 || before.EndsWith("\n", StringComparison.Ordinal) ? "" : "\n") + plan + "\n");
            if (Encoding.UTF8.GetByteCount(before) + bytes.Length > MostBytes)
            {
                return "The summary of this step has no room for the plan; it is in " + ViewFiles.MarkdownBeside(planFile);
            }

            using var stream = new FileStream(summaryFile, FileMode.Append, FileAccess.Write);
            stream.Write(bytes, 0, bytes.Length);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "The plan could not be added to the summary of this step: " + e.Message;
        }
    }

    /// <summary>The line that makes Azure Pipelines show <c>plan.md</c>, under a name of its own for each environment.</summary>
    /// <param name="planFile">The plan, with <c>plan.md</c> beside it.</param>
    /// <param name="environment">The environment of the plan.</param>
    public static string AzureCommand(string planFile, string environment) =>
        $"##vso[task.addattachment type=Distributedtask.Core.Summary;name=Plan for {environment};]{ViewFiles.MarkdownBeside(planFile).Replace("%", "%AZP25")}";
}
