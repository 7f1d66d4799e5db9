using System.Globalization;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Views;

/// <summary>A release as its page shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Word"><c>succeeded</c>, <c>failed</c>, <c>running</c>, <c>interrupted</c> or <c>unreadable</c>.</param>
/// <param name="Counts"><c>3 succeeded, 1 failed</c>.</param>
/// <param name="Started">When it started, UTC: <c>2026-01-02 03:04:05 UTC</c>.</param>
/// <param name="Resumes">The release that it continues; empty if it continues none.</param>
/// <param name="Revision">Which commit was checked out; empty if that is not known.</param>
/// <param name="States">By the id of an operation; what has none was not started.</param>
internal sealed record ReleaseView(
    string Id, string Word, string Counts, string Started, string Resumes, string Revision, IReadOnlyDictionary<string, OperationState> States)
{
    /// <summary>What its records say now.</summary>
    public static ReleaseView Of(ReleaseFolder folder, bool isHeld)
    {
        var state = ReleaseState.Of(folder);
        var states = new Dictionary<string, OperationState>(StringComparer.Ordinal);
        for (var i = 0; i < state.Records.Count; i++)
        {
            if (state.Records[i] is { } record)
            {
                states.Add(folder.Plan.Operations[i].Id, ToState(record, folder.Release, isHeld));
            }
            else if (state.UnreadableRecordOf(i) is { } file)
            {
                states.Add(folder.Plan.Operations[i].Id, new OperationState("interrupted", "", "", 0, "its record cannot be read: " + Path.GetFileName(file), "", ""));
            }
        }

        var release = folder.Release;
        foreach (var operation in folder.Plan.Operations.Where(operation => states.ContainsKey(operation.Id)))
        {
            states[operation.Id] = states[operation.Id] with { Time = TimeOf(operation, folder, state) };
        }

        return new ReleaseView(release.Id, state.Word(isHeld), state.Counts(), Moment(release.Started), release.Resumes, ReleaseReport.RevisionOf(release), states);
    }

    private static OperationState ToState(OperationRecord record, Release release, bool isHeld) => new(
        record.Status == OperationStatus.Running && !isHeld ? "interrupted" : record.Status.ToName(),
        Moment(record.Started),
        record.Ended is { } ended && record.Status != OperationStatus.Skipped ? (ended - record.Started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) : "",
        record.Attempt,
        record.Reason,
        record.Release == release.Id ? "" : record.Release,
        LinkTo(record, release));

    private static OperationTime? TimeOf(Operation operation, ReleaseFolder folder, ReleaseState state)
    {
        var release = folder.Release;
        if (RecordOf(operation.Id) is not { Ended: { } ended, Status: not OperationStatus.Skipped } record || record.Release != release.Id)
        {
            return null;
        }

        var ready = operation.DependsOn.Select(id => RecordOf(id)?.Ended).OfType<DateTime>().DefaultIfEmpty(release.Started).Max();
        var from = Since(record.Started);
        return new OperationTime(Math.Min(Since(ready), from), from, Math.Max(0, Since(ended) - from));

        OperationRecord? RecordOf(string id) => state.Records[folder.NumberOf(id)];

        // As records have them, in whole milliseconds: a page that is written anew is the same.
        int Since(DateTime time) => (int)Math.Max(0, (time.Ticks / TimeSpan.TicksPerMillisecond) - (release.Started.Ticks / TimeSpan.TicksPerMillisecond));
    }

    // Relative to the page, so that a folder of releases can be moved, or published by a build server.
    private static string LinkTo(OperationRecord record, Release release)
    {
        var log = "logs/" + Path.GetFileName(record.Log);
        return !File.Exists(record.Log) ? "" : record.Release == release.Id ? log : $"../{record.Release}/{log}";
    }

    private static string Moment(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}

/// <summary>How far an operation came in a release.</summary>
/// <param name="Status"><c>running</c>, <c>succeeded</c>, <c>failed</c>, <c>skipped</c>, <c>cancelled</c> or <c>interrupted</c>.</param>
/// <param name="Started">When, UTC.</param>
/// <param name="Seconds">How long it took; empty if that is not known.</param>
/// <param name="Attempt">The number of the last attempt; 0 if there was none.</param>
/// <param name="Reason">Why it did not succeed; may be empty.</param>
/// <param name="DoneBy">The earlier release in which it ran; empty if it was this one.</param>
/// <param name="Log">Its log, relative to the page; empty if there is none.</param>
internal sealed record OperationState(string Status, string Started, string Seconds, int Attempt, string Reason, string DoneBy, string Log)
{
    /// <summary>When it ran in this release; null if it did not, or has not ended.</summary>
    public OperationTime? Time { get; init; }
}

/// <summary>When an operation ran, in milliseconds since the release has started.</summary>
/// <param name="Ready">When the last one that it waited for had ended.</param>
/// <param name="From">When it started.</param>
/// <param name="Took">How long it took.</param>
internal sealed record OperationTime(int Ready, int From, int Took);
