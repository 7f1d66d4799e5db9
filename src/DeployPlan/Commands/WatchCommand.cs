using System.Diagnostics;
using DeployPlan.Diagnostics;
using DeployPlan.Releases;
using DeployPlan.Stores;
using DeployPlan.Views;

namespace DeployPlan.Commands;

/// <summary>Follows the release that is under way, from whatever machine sees its records: says each change, and keeps a page of it.</summary>
internal static class WatchCommand
{
    /// <summary>Returns when the release has ended, or at once where none is under way.</summary>
    public static WatchOutcome Run(WatchRequest request)
    {
        var diagnostics = new DiagnosticBag();
        if (request.Environment is not { } environment)
        {
            diagnostics.Add(ServiceDiagnostics.NoEnvironment(request.Project));
        }
        else if (ConfiguredProject.OfReleases(request, diagnostics) is { } project)
        {
            using var session = SharedStore.Open(request, diagnostics);
            var store = request.OpenReleases(project);
            if (!diagnostics.HasErrors && Pull() && ConfiguredProject.Knows(request, store, diagnostics))
            {
                return Run(request, store, environment, Pull, diagnostics);
            }

            bool Pull() => session is null || SharedStore.Pull(request, session, project, environment, diagnostics);
        }

        return new WatchOutcome(diagnostics.ToSortedList(), "", "");
    }

    private static WatchOutcome Run(WatchRequest request, ReleaseStore store, string environment, Func<bool> pull, DiagnosticBag diagnostics)
    {
        var directory = store.DirectoryOf(environment);
        var watched = new WatchedLease(request.Now);
        string? Executed() => HolderIn(directory) ?? (SharedReleases.LeaseIn(directory) is { } lease && !watched.IsGone(lease) ? lease.Release : null);
        var (executed, waited, waiting) = (Executed(), Stopwatch.StartNew(), new WaitingNote(request.Say));
        for (; executed is not null && store.Find(environment, executed) is null; executed = Executed())
        {
            waiting.Say($"{executed} of {environment} is being checked, and not recorded yet", waited.Elapsed);
            if (request.Cancelled.WaitHandle.WaitOne(TimeSpan.FromSeconds(request.Seconds)))
            {
                return new WatchOutcome([], directory, "") { IsCancelled = true };
            }

            if (!pull())
            {
                return new WatchOutcome(diagnostics.ToSortedList(), "", "");
            }
        }

        if (executed is not { } id)
        {
            var note = SharedReleases.LeaseIn(directory) is { } lease ? "\n\n" + GoneOf(lease, request) : "";
            return new WatchOutcome([], directory, $"No release of {environment} is under way.{note}\n\n{ReleaseListing.Status(store, environment)}");
        }

        if (store.Open(environment, id, diagnostics) is not { } folder)
        {
            return new WatchOutcome(diagnostics.ToSortedList(), "", "");
        }

        var waves = PlanWave.Of(folder.Plan).Count;
        request.Say($"Release {id} of {folder.Release.Version} to {environment}: {ReleaseState.Of(folder).Counts()}, in {waves} {(waves == 1 ? "wave" : "waves")}");
        var outcome = Follow(request, folder, new ReleaseProgress(folder, new UsualTimes(store, folder)), watched, pull);

        // The release goes on, and no one looks any more.
        ReleasePage.WriteWatched(folder, isHeld: outcome is null || request.Cancelled.IsCancellationRequested, refreshSeconds: null);
        if (outcome is null)
        {
            return new WatchOutcome(diagnostics.ToSortedList(), folder.Directory, "");
        }

        if (request.Cancelled.IsCancellationRequested)
        {
            return new WatchOutcome([], folder.Directory, "") { IsCancelled = true };
        }

        if (ReleaseReport.ProblemOf(folder, request.CommandLine) is { } problem)
        {
            diagnostics.Add(problem);
        }

        return new WatchOutcome(diagnostics.ToSortedList(), folder.Directory, outcome + ReleaseReport.Of(folder, isHeld: false));
    }

    // What there is to say of its end, and null where it cannot be followed any more.
    private static string? Follow(WatchRequest request, ReleaseFolder folder, ReleaseProgress progress, WatchedLease watched, Func<bool> pull)
    {
        var directory = Path.GetDirectoryName(folder.Directory)!;
        var isShown = false;
        while (true)
        {
            // Asked before the records are read: what is read after the end is the end.
            var lease = SharedReleases.LeaseIn(directory) is { } found && found.Release == folder.Release.Id ? found : null;
            var isHeld = HolderIn(directory) == folder.Release.Id;
            var isGone = lease is not null && !isHeld && watched.IsGone(lease);
            var isUnderWay = isHeld || (lease is not null && !isGone);
            if (!isUnderWay && !pull())
            {
                return null;
            }

            var lines = progress.Next(request.Now());
            foreach (var line in lines)
            {
                request.Say(line);
            }

            if (!isUnderWay)
            {
                return isGone ? GoneOf(lease!, request) + "\n\n" : "";
            }

            if ((lines.Count > 0 || !isShown) && ReleasePage.WriteWatched(folder, isHeld: true, request.Seconds) is { } page && !isShown)
            {
                request.Say($"In a browser: {page}");
                isShown = true;
            }

            if (request.Cancelled.WaitHandle.WaitOne(TimeSpan.FromSeconds(request.Seconds)))
            {
                return "";
            }

            if (!pull())
            {
                return null;
            }
        }
    }

    private static string GoneOf(Lease lease, WatchRequest request) => $"The lease was not renewed for {lease.Seconds} s: {lease.ToString(request.Now())}. Its machine is gone.";

    private static string? HolderIn(string directory) => EnvironmentLock.HolderIn(directory)?.Release;
}
