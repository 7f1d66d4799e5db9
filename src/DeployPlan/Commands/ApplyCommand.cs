using System.Diagnostics;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Views;

namespace DeployPlan.Commands;

/// <summary>Executes a plan as a release: checks everything, locks the environment, has the operations run, and reports the result.</summary>
internal static class ApplyCommand
{
    private const int PauseMilliseconds = 50;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    /// <summary>Applies the plan, or says why not.</summary>
    public static ApplyOutcome Run(ApplyRequest request)
    {
        if (request.DryRun)
        {
            request = request with { StateDirectory = Path.Combine(request.OutputDirectory, ".dry-run"), Resume = false };
        }

        var diagnostics = new DiagnosticBag();
        using var started = ApplyStart.Begin(request, diagnostics);
        return started is null || (!request.DryRun && !OperationChecks.Pass(request, started.Folder, diagnostics))
            ? new ApplyOutcome(diagnostics.ToSortedList(), "", "")
            : Run(request, started.Folder, diagnostics);
    }

    private static ApplyOutcome Run(ApplyRequest request, ReleaseFolder folder, DiagnosticBag diagnostics)
    {
        try
        {
            request.Execute(folder);
            WaitForCancelledDrivers(folder);
            return request.DryRun ? Report(request, folder, diagnostics) : Finish(request, folder, diagnostics);
        }
        finally
        {
            if (request.DryRun)
            {
                Directory.Delete(folder.Directory, recursive: true);
            }
        }
    }

    // A cancelled build returns at once, but the environment must stay locked while its drivers are still running.
    private static void WaitForCancelledDrivers(ReleaseFolder folder)
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < LongestWait && folder.HasRunning())
        {
            Thread.Sleep(PauseMilliseconds);
        }
    }

    private static ApplyOutcome Report(ApplyRequest request, ReleaseFolder folder, DiagnosticBag diagnostics)
    {
        // What would prevent the real apply from starting: a dry run needs neither secrets nor an approval.
        var obstacles = new DiagnosticBag();
        PlanCheck.CheckReadiness(request, request.PlanFile, new VerifiedPlan(folder.Plan, folder.Release.PlanId), obstacles);
        var file = Path.Combine(request.OutputDirectory, folder.Release.Environment, "dry-run.txt");
        var report = DryRunReport.Of(folder, obstacles.ToSortedList());
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, report);
        return new ApplyOutcome(diagnostics.ToSortedList(), file, report);
    }

    private static ApplyOutcome Finish(ApplyRequest request, ReleaseFolder folder, DiagnosticBag diagnostics)
    {
        var page = ReleasePage.Write(folder, isHeld: false);
        if (ReleaseReport.ProblemOf(folder, request.StateDirectory ?? "") is { } problem)
        {
            diagnostics.Add(problem);
        }

        // With a filter, or when it goes back, the plan has not all services of the environment.
        foreach (var left in request.Services.Count == 0 && folder.Plan.Rollback is null ? LeftRunning.Of(new ReleaseStore(request.ReleasesDirectory), folder) : [])
        {
            diagnostics.Add(ExecutionDiagnostics.LeftRunning(left.Place, left.Service, left.Command));
        }

        return new ApplyOutcome(diagnostics.ToSortedList(), folder.Directory, ReleaseReport.Of(folder, isHeld: false) + (page is null ? "" : $"\n\nIn a browser: {page}"));
    }
}
