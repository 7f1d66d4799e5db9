using System.Text;

namespace DeployPlan.Commands;

/// <summary>A plan, a release or a comparison in the summary of a job on a build server. A problem here is worth a line, but never fails the build.</summary>
internal static class JobSummaryCommand
{
    // GitHub does not show a larger summary at all.
    private const int MostBytes = 1024 * 1024;

    /// <summary>Appends the Markdown to the summary of a step on GitHub Actions, once: a second run for the same text adds nothing.</summary>
    public static JobSummaryOutcome Run(JobSummaryRequest request) => new([], Append(request.SummaryFile, request.MarkdownFile));

    private static string Append(string summaryFile, string markdownFile)
    {
        try
        {
            var plan = File.ReadAllText(markdownFile);
            var before = File.Exists(summaryFile) ? File.ReadAllText(summaryFile) : "";
            if (before.Contains(plan))
            {
                return "";
            }

            var bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes((before.Length == 0 || before.EndsWith("\n", StringComparison.Ordinal) ? "" : "\n") + plan + "\n");
            if (Encoding.UTF8.GetByteCount(before) + bytes.Length > MostBytes)
            {
                return Path.GetFileName(markdownFile) + " does not fit into the summary of this step; see " + markdownFile;
            }

            using var stream = new FileStream(summaryFile, FileMode.Append, FileAccess.Write);
            stream.Write(bytes, 0, bytes.Length);
            return "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Path.GetFileName(markdownFile) + " could not be added to the summary of this step: " + e.Message;
        }
    }
}
