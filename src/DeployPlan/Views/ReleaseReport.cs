using System.Globalization;
using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Releases;

namespace DeployPlan.Views;

/// <summary>A release for a person at a console.</summary>
internal static class ReleaseReport
{
    /// <summary>Every operation with status and duration, what was skipped and why; lines separated by LF, without a line break at the end.</summary>
    public static string Of(ReleaseFolder folder, bool isHeld)
    {
        var state = ReleaseState.Of(folder);
        var release = folder.Release;
        var text = new StringBuilder();
        text.Append("Release ").Append(release.Id).Append(" of ").Append(release.Version).Append(" to ").Append(release.Environment)
            .Append(": ").Append(state.Word(isHeld)).Append(", ").Append(state.Counts());
        if (release.Resumes.Length > 0)
        {
            text.Append("\nContinues ").Append(release.Resumes);
        }

        if (folder.Plan.Rollback is { } rollback)
        {
            text.Append("\nRolls back to ").Append(rollback.To);
        }

        if (RevisionOf(release) is { Length: > 0 } revision)
        {
            text.Append('\n').Append(char.ToUpperInvariant(revision[0])).Append(revision, 1, revision.Length - 1);
        }

        text.Append('\n').Append(release.PlanId);
        if (folder.Plan.Operations.Count > 0)
        {
            text.Append('\n');
        }

        var width = folder.Plan.Operations.Select(operation => operation.Id.Length).DefaultIfEmpty().Max();
        for (var i = 0; i < folder.Plan.Operations.Count; i++)
        {
            AppendOperation(text, folder, state, i, width, isHeld);
        }

        return text.ToString();
    }

    /// <summary>What a release did not complete, and the commands to go on; null if it is complete.</summary>
    public static Diagnostic? ProblemOf(ReleaseFolder folder, ApplyCommandLine command)
    {
        var state = ReleaseState.Of(folder);
        return state.IsComplete
            ? null
            : ExecutionDiagnostics.ReleaseFailed(
                folder.Directory,
                folder.Release.Id,
                state.Counts(),
                command.Of(folder.Release.Environment, "DeployPlanResume=true", folder.Plan.ApprovalRequired ? "DeployPlanApprove=" + folder.Release.PlanId : ""));
    }

    /// <summary>The status of an operation in words.</summary>
    public static string StatusOf(ReleaseState state, int index, bool isHeld) => state.StatusOf(index) switch
    {
        _ when state.UnreadableRecordOf(index) is not null => "unreadable",
        OperationStatus.Pending => "not started",
        OperationStatus.Running when !isHeld => "interrupted",
        var status => status.ToName(),
    };

    /// <summary><c>from commit 1a2b3c4d5e6f, with changes that were not committed</c>; empty where no commit is known.</summary>
    public static string RevisionOf(Release release) => release.Commit.Length == 0 ? ""
        : $"from commit {release.Commit.Substring(0, Math.Min(12, release.Commit.Length))}{(release.IsDirty ? ", with changes that were not committed" : "")}";

    private static void AppendOperation(StringBuilder text, ReleaseFolder folder, ReleaseState state, int index, int width, bool isHeld)
    {
        var status = state.StatusOf(index);
        var word = StatusOf(state, index, isHeld);
        text.Append("\n  ").Append(word.PadRight(11)).Append("  ").Append(folder.Plan.Operations[index].Id.PadRight(width));
        if (state.Records[index] is not { } record)
        {
            text.Append(state.UnreadableRecordOf(index) is { } file ? "  " + file : "");
            return;
        }

        if (status != OperationStatus.Skipped && record.Ended is { } ended)
        {
            text.Append("  ").Append((ended - record.Started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)).Append(" s");
        }

        if (record.Attempt > 1)
        {
            text.Append(", attempt ").Append(record.Attempt.ToString(CultureInfo.InvariantCulture));
        }

        if (record.Release != folder.Release.Id)
        {
            text.Append(", done by ").Append(record.Release);
        }

        if (record.Reason.Length > 0)
        {
            text.Append("  ").Append(record.Reason);
        }
    }
}
