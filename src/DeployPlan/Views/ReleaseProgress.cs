using System.Globalization;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Views;

/// <summary>A release while it goes on, for a person at a console: a line for each change of an operation, and for each that takes long.</summary>
/// <param name="folder">The release.</param>
/// <param name="usual">How long its operations took before.</param>
internal sealed class ReleaseProgress(ReleaseFolder folder, UsualTimes usual)
{
    private const int TimesOfItself = 2;
    private const int TimesOfOthers = 3;

    // Twice a tenth of a second is nothing that anyone looks for.
    private static readonly TimeSpan NeverSlow = TimeSpan.FromSeconds(5);

    private readonly OperationRecord?[] _records = new OperationRecord?[folder.Plan.Operations.Count];
    private readonly DateTime[] _since = new DateTime[folder.Plan.Operations.Count];
    private readonly bool[] _isSlow = new bool[folder.Plan.Operations.Count];
    private DateTime? _started;

    /// <summary>What has changed since the last call. The first one leaves out what has succeeded before it.</summary>
    /// <param name="now">UTC, by the clock of this machine. That of another one is believed only for what had begun before the first call.</param>
    public IReadOnlyList<string> Next(DateTime now)
    {
        var isFirst = _started is null;
        _started ??= Earlier(folder.Release.Started, now);
        var lines = new List<string>();
        for (var i = 0; i < _records.Length; i++)
        {
            if (_records[i] is { Status: OperationStatus.Succeeded } || folder.ReadRecord(folder.Plan.Operations[i].Id) is not { } record)
            {
                continue;
            }

            var isChanged = _records[i] is not { } before || (before.Status, Math.Max(1, before.Attempt)) != (record.Status, Math.Max(1, record.Attempt));
            _records[i] = record;
            if (isChanged)
            {
                (_since[i], _isSlow[i]) = (isFirst ? Earlier(record.Started, now) : now, false);
                if (!isFirst || record.Status != OperationStatus.Succeeded)
                {
                    lines.Add(Line(i, now, StateOf(record)));
                }
            }
            else if (record.Status == OperationStatus.Running && !_isSlow[i] && SlownessOf(i, now - _since[i]) is { } slowness)
            {
                _isSlow[i] = true;
                lines.Add(Line(i, now, slowness));
            }
        }

        return lines;
    }

    private static DateTime Earlier(DateTime time, DateTime now) => time < now ? time : now;

    private string Line(int index, DateTime now, string text)
    {
        var (operation, elapsed) = (folder.Plan.Operations[index], now - _started!.Value);
        return string.Format(
            CultureInfo.InvariantCulture, "{0}:{1:00}:{2:00}  wave {3}  {4}  {5}", (int)elapsed.TotalHours, elapsed.Minutes, elapsed.Seconds, operation.Wave, operation.Id, text);
    }

    private string StateOf(OperationRecord record) =>
        record.Status.ToName()
        + (record.Ended is { } ended && record.Status != OperationStatus.Skipped ? $", {Seconds(ended - record.Started)}" : "")
        + (record.Attempt > 1 ? ", attempt " + record.Attempt.ToString(CultureInfo.InvariantCulture) : "")
        + (record.Release != folder.Release.Id ? ", done by " + record.Release : "")
        + (record.Reason.Length > 0 ? "  " + record.Reason : "");

    private string? SlownessOf(int index, TimeSpan elapsed)
    {
        if (elapsed < NeverSlow)
        {
            return null;
        }

        var operation = folder.Plan.Operations[index];
        if (usual.Of(operation.Id) is { Count: > 0 } earlier)
        {
            return Slowness(elapsed, UsualTimes.MedianOf(earlier), TimesOfItself, "earlier releases took");
        }

        var others = folder.Plan.Operations.Select((other, i) => other.Type == operation.Type ? UsualTimes.TimeOf(_records[i], folder.Release) : null).OfType<TimeSpan>().ToList();
        return others.Count == 0 ? null : Slowness(elapsed, UsualTimes.MedianOf(others), TimesOfOthers, $"others of type {operation.Type.ToName()} took");
    }

    private static string? Slowness(TimeSpan elapsed, TimeSpan median, int times, string who) =>
        elapsed.Ticks > median.Ticks * times ? $"slow: has run for {Seconds(elapsed)}, {who} {Seconds(median)}" : null;

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";
}
