using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Stores;
using DeployPlan.Views;

namespace DeployPlan.Commands;

/// <summary>Executes a plan as a release: checks everything, locks the environment, has the operations run, and reports the result.</summary>
internal static class ApplyCommand
{
    /// <summary>Applies the plan, or says why not.</summary>
    public static ApplyOutcome Run(ApplyRequest request)
    {
        var diagnostics = new DiagnosticBag();
        if (request.OnlyBegin && request.Shared is null)
        {
            diagnostics.Add(StoreDiagnostics.NoStore(request.ConfigFile, "DeployPlanBegin"));
            return new ApplyOutcome(diagnostics.ToSortedList(), "", "");
        }

        using var session = SharedStore.Open(request, diagnostics);
        using var started = diagnostics.HasErrors ? null : Begin(request, session, diagnostics);
        return started is null ? new ApplyOutcome(diagnostics.ToSortedList(), "", "") { IsCancelled = request.Cancelled.IsCancellationRequested }
            : !request.DryRun && !MayRun(request, started, diagnostics) ? new ApplyOutcome(diagnostics.ToSortedList(), "", "") { IsCancelled = request.Cancelled.IsCancellationRequested }
            : request is { OnlyBegin: true, DryRun: false } ? Leave(started, diagnostics)
            : Run(request, started, diagnostics);
    }

    private static StartedRelease? Begin(ApplyRequest request, StoreSession? session, DiagnosticBag diagnostics)
    {
        try
        {
            return ApplyStart.Begin(request, diagnostics, session);
        }
        catch (OperationCanceledException)
        {
            // While it waited for the lease: nothing was taken, and nothing has begun.
            return null;
        }
    }

    // Other machines know of the release only when nothing keeps it from running.
    private static bool MayRun(ApplyRequest request, StartedRelease started, DiagnosticBag diagnostics)
    {
        var folder = started.Folder;
        if (!request.OnlyBegin && !OperationChecks.Pass(request, folder, diagnostics))
        {
            return false;
        }

        if (started.IsContinued || started.Lease is null || started.Lease.Publish(request, folder, diagnostics))
        {
            return true;
        }

        Directory.Delete(folder.Directory, recursive: true);
        return false;
    }

    private static ApplyOutcome Leave(StartedRelease started, DiagnosticBag diagnostics)
    {
        var release = started.Folder.Release;
        started.Lease!.Leave();
        return new ApplyOutcome(
            diagnostics.ToSortedList(),
            started.Folder.Directory,
            $"Release {release.Id} of {release.Environment} has begun{(started.IsContinued ? " before in this pipeline" : "")}: {release.Operations} operations of plan {release.PlanId}.{string.Concat(started.Notes.Select(static note => "\n\n" + note))}")
        {
            ReleaseId = release.Id,
        };
    }

    private static ApplyOutcome Run(ApplyRequest request, StartedRelease started, DiagnosticBag diagnostics)
    {
        var folder = started.Folder;
        try
        {
            request.Execute(folder);
            folder.WaitForDrivers();
            return request.DryRun ? Report(request, folder, diagnostics) : ReleaseConclusion.Conclude(request, folder, started.Notes, diagnostics);
        }
        finally
        {
            if (request.DryRun)
            {
                Directory.Delete(folder.Directory, recursive: true);
            }
        }
    }

    private static ApplyOutcome Report(ApplyRequest request, ReleaseFolder folder, DiagnosticBag diagnostics)
    {
        // What would prevent the real apply from starting: a dry run needs neither secrets nor an approval.
        var obstacles = new DiagnosticBag();
        var plan = new PlanToApply(request.PlanFile, [], new VerifiedPlan(folder.Plan, folder.Release.PlanId));
        PlanCheck.CheckReadiness(request, plan.File, plan.Verified, obstacles);
        var store = request.OpenReleases(plan.Plan.Project);
        RunningPortCheck.Check(request, store, plan.File, plan.Plan, obstacles);
        if (plan.File.Length > 0)
        {
            RollbackCheck.Check(request, plan, store.LatestOf(plan.Plan.Environment), obstacles);
            LatestRelease.Check(request, store, plan, obstacles);
            BaseCheck.Check(request, store, plan, obstacles);
        }

        var file = Path.Combine(request.OutputDirectory, folder.Release.Environment, "dry-run.txt");
        var report = DryRunReport.Of(folder, obstacles.ToSortedList());
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, report);
        return new ApplyOutcome(diagnostics.ToSortedList(), file, report);
    }
}
