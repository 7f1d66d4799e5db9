using System.Text;
using DeployPlan.Views;

namespace DeployPlan.Commands;

/// <summary>A plan in the summary of a job on a build server. A problem here is worth a line, but never fails the build.</summary>
internal static class JobSummaryCommand
{
    // GitHub does not show a larger summary at all.
    private const int MostBytes = 1024 * 1024;

    /// <summary>Appends <c>plan.md</c> to the summary of a step on GitHub Actions, once: a second run for the same plan adds nothing.</summary>
    public static JobSummaryOutcome Run(JobSummaryRequest request) => new([], Append(request.SummaryFile, request.PlanFile));

    private static string Append(string summaryFile, string planFile)
    {
        try
        {
            var plan = File.ReadAllText(ViewPaths.MarkdownBeside(planFile));
            var before = File.Exists(summaryFile) ? File.ReadAllText(summaryFile) : "";
            if (before.Contains(plan))
            {
                return "";
            }

            var bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes((before.Length == 0 || before.EndsWith("\n", StringComparison.Ordinal) ? "" : "\n") + plan + "\n");
            if (Encoding.UTF8.GetByteCount(before) + bytes.Length > MostBytes)
            {
                return "The plan does not fit into the summary of this step; see " + ViewPaths.MarkdownBeside(planFile);
            }

            using var stream = new FileStream(summaryFile, FileMode.Append, FileAccess.Write);
            stream.Write(bytes, 0, bytes.Length);
            return "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "The plan could not be added to the summary of this step: " + e.Message;
        }
    }
}
