using System.Diagnostics;
using DeployPlan.Diagnostics;
using DeployPlan.Releases;
using DeployPlan.Views;

namespace DeployPlan.Commands;

/// <summary>Ends a release whose operations ran each by itself: reports it, and frees the environment. Also where operations failed, or never ran.</summary>
internal static class EndCommand
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1);

    /// <summary>Ends it, or says what still runs.</summary>
    public static ApplyOutcome Run(ApplyRequest request)
    {
        var diagnostics = new DiagnosticBag();
        using var joined = JoinedRelease.Open(request, "DeployPlanEnd", diagnostics);
        var text = "";
        if (joined is not null)
        {
            SharedStore.Try(request, diagnostics, () => text = End(request, joined, diagnostics));
        }

        return new ApplyOutcome(diagnostics.ToSortedList(), joined?.Folder.Directory ?? "", text);
    }

    private static string End(ApplyRequest request, JoinedRelease joined, DiagnosticBag diagnostics)
    {
        var folder = joined.Folder;
        if (Alive(joined) is { Count: > 0 } alive)
        {
            diagnostics.Add(StoreDiagnostics.StillRunning(request.ConfigFile, folder.Release.Id, string.Join(", ", alive) + (alive.Count == 1 ? " is" : " are")));
            return "";
        }

        joined.End();
        var page = ReleasePage.Write(folder, isHeld: false);
        if (ReleaseReport.ProblemOf(folder, request.CommandLine) is { } problem)
        {
            diagnostics.Add(problem);
        }

        return ReleaseReport.Of(folder, isHeld: false) + (page is null ? "" : $"\n\nIn a browser: {page}");
    }

    // Those that are recorded as running, and whose machine says so again while we look.
    private static List<string> Alive(JoinedRelease joined)
    {
        var folder = joined.Folder;
        var shared = folder.Shared!;
        var running = folder.Plan.Operations.Where(operation => folder.ReadRecord(operation.Id) is { Status: OperationStatus.Running })
            .Select(operation => shared.Look(folder, operation.Id)).Where(static stored => stored.Record.Status == OperationStatus.Running).ToList();
        var since = Stopwatch.StartNew();
        var longest = TimeSpan.FromSeconds(running.Select(stored => stored.ClaimSeconds > 0 ? stored.ClaimSeconds : joined.Lease.Seconds).DefaultIfEmpty(0).Max());
        while (running.Count > 0 && since.Elapsed < longest)
        {
            Thread.Sleep(LookAgainAfter);
            var alive = running.Where(before => shared.Look(folder, before.Record.Id) is var now && now.Record.Status == OperationStatus.Running && now.Renewal != before.Renewal).ToList();
            if (alive.Count > 0)
            {
                return [.. alive.Select(static stored => stored.Record.Id)];
            }
        }

        return [];
    }
}
