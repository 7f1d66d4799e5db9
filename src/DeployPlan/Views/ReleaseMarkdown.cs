using System.Globalization;
using System.Text;
using DeployPlan.Releases;

namespace DeployPlan.Views;

/// <summary>What became of a release, for the summary of a job.</summary>
internal static class ReleaseMarkdown
{
    /// <summary>A heading, a sentence and a table of its operations; LF, with a line break at the end.</summary>
    public static string Of(ReleaseFolder folder, bool isHeld)
    {
        var release = folder.Release;
        var state = ReleaseState.Of(folder);
        var text = new StringBuilder();
        text.Append("## ").Append(folder.Plan.Rollback is null ? "Release" : "Rollback").Append(" to ").Append(MarkdownText.Code(release.Environment)).Append(": ").Append(state.Word(isHeld)).Append("\n\n")
            .Append("Release ").Append(MarkdownText.Code(release.Id)).Append(" of ").Append(MarkdownText.Code(folder.Plan.Project)).Append(' ').Append(MarkdownText.Code(release.Version)).Append(": ").Append(state.Counts()).Append(".\n");
        if (ReleaseReport.RevisionOf(release) is { Length: > 0 } revision)
        {
            text.Append('\n').Append(char.ToUpperInvariant(revision[0])).Append(revision, 1, revision.Length - 1).Append(".\n");
        }

        text.Append("\n| Operation | Status | Duration | Reason |\n|---|---|---|---|\n");
        for (var i = 0; i < folder.Plan.Operations.Count; i++)
        {
            AppendRow(text, folder.Plan.Operations[i].Id, ReleaseReport.StatusOf(state, i, isHeld), state.Records[i]);
        }

        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, string id, string status, OperationRecord? record) =>
        text.Append("| ").Append(MarkdownText.Cell(id)).Append(" | ").Append(status).Append(" | ")
            .Append(record is { Ended: { } ended, Status: not OperationStatus.Skipped } ? (ended - record.Started).TotalSeconds.ToString("0.0 s", CultureInfo.InvariantCulture) : "").Append(" | ")
            .Append(record is { Reason.Length: > 0 } ? MarkdownText.Cell(record.Reason) : "").Append(" |\n");
}
