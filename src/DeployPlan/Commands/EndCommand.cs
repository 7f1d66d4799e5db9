using System.Diagnostics;
using DeployPlan.Diagnostics;
using DeployPlan.Releases;

namespace DeployPlan.Commands;

/// <summary>
/// Ends a release whose operations ran each by itself: reports it, and frees the environment. Also where operations failed, or never ran. One that has ended is reported again, and the
/// environment is left to whoever has it by now.
/// </summary>
internal static class EndCommand
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1);

    /// <summary>Ends it, or says what still runs.</summary>
    public static ApplyOutcome Run(ApplyRequest request)
    {
        var diagnostics = new DiagnosticBag();
        using var joined = JoinedRelease.Open(request, "DeployPlanEnd", mayHaveEnded: true, diagnostics);
        ApplyOutcome? outcome = null;
        try
        {
            if (joined is { HasEnded: true })
            {
                var again = ReleaseConclusion.Report(request, joined.Folder, [], diagnostics);
                return again with { Text = $"Release {joined.Folder.Release.Id} has ended before.\n\n{again.Text}" };
            }

            if (joined is not null)
            {
                SharedStore.Try(request, diagnostics, () => outcome = End(request, joined, diagnostics));
            }
        }
        catch (OperationCanceledException)
        {
            return new ApplyOutcome(diagnostics.ToSortedList(), joined!.Folder.Directory, "") { IsCancelled = true };
        }

        return outcome ?? new ApplyOutcome(diagnostics.ToSortedList(), joined?.Folder.Directory ?? "", "");
    }

    private static ApplyOutcome? End(ApplyRequest request, JoinedRelease joined, DiagnosticBag diagnostics)
    {
        var folder = joined.Folder;
        if (Alive(request, joined) is { Count: > 0 } alive)
        {
            diagnostics.Add(StoreDiagnostics.StillRunning(request.ConfigFile, folder.Release.Id, string.Join(", ", alive) + (alive.Count == 1 ? " is" : " are")));
            return null;
        }

        joined.End();
        joined.Pull(request);
        return ReleaseConclusion.Conclude(request, folder, [], diagnostics);
    }

    // Those that are recorded as running, and whose machine says so again while we look. While the store does not answer, no machine can say so.
    private static List<string> Alive(ApplyRequest request, JoinedRelease joined)
    {
        var seen = new Dictionary<string, (int Claim, int Renewal)>(StringComparer.Ordinal);
        var (waiting, note) = (Stopwatch.StartNew(), new WaitingNote(request.Say));
        var (since, unanswered) = (Stopwatch.StartNew(), TimeSpan.Zero);
        while (true)
        {
            request.Cancelled.ThrowIfCancellationRequested();
            var asked = Stopwatch.StartNew();
            var running = joined.LookAtOpen().Where(static stored => stored.Record.Status == OperationStatus.Running).ToList();
            if (asked.Elapsed > LookAgainAfter + LookAgainAfter)
            {
                unanswered += asked.Elapsed;
            }

            var alive = running.Where(stored => seen.TryGetValue(stored.Record.Id, out var before) && before != (stored.Claim, stored.Renewal)).ToList();
            var longest = running.Select(stored => stored.ClaimSeconds > 0 ? stored.ClaimSeconds : joined.Lease.Seconds).DefaultIfEmpty(0).Max();
            if (alive.Count > 0 || since.Elapsed - unanswered >= TimeSpan.FromSeconds(longest))
            {
                return [.. alive.Select(static stored => stored.Record.Id)];
            }

            foreach (var stored in running.Where(stored => !seen.ContainsKey(stored.Record.Id)))
            {
                seen.Add(stored.Record.Id, (stored.Claim, stored.Renewal));
                unanswered = TimeSpan.Zero;
                since.Restart();
            }

            note.Say($"{string.Join(", ", running.Select(static stored => stored.Record.Id))}: recorded as running, and whether its machine is gone is known after {longest} s", waiting.Elapsed);
            request.Cancelled.WaitHandle.WaitOne(LookAgainAfter);
        }
    }
}
