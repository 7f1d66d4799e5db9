using DeployPlan.Diagnostics;
using DeployPlan.Releases;

namespace DeployPlan.Commands;

/// <summary>The rules about the previous release: no plan is applied twice by accident, and only an unfinished release is resumed.</summary>
internal static class LatestRelease
{
    /// <summary>The release to resume; null if none is to be resumed, or, with a diagnostic, if none can be.</summary>
    public static ReleaseFolder? Check(ApplyRequest request, ReleaseStore store, PlanToApply plan, DiagnosticBag diagnostics)
    {
        var environment = plan.Plan.Environment;
        var id = store.LatestOf(environment);
        if (id.Length == 0)
        {
            if (request.Resume)
            {
                diagnostics.Add(ExecutionDiagnostics.NothingToResume(store.DirectoryOf(environment), $"{environment} has no release"));
            }

            return null;
        }

        if (store.Open(environment, id, diagnostics) is not { } latest)
        {
            return null;
        }

        latest.ReportUnreadableRecords(diagnostics);
        if (request.Resume)
        {
            latest.ReportUnreadableResults(diagnostics);
        }

        if (diagnostics.HasErrors)
        {
            return null;
        }

        var isComplete = ReleaseState.Of(latest).IsComplete;
        if (!request.Resume)
        {
            if (isComplete && latest.Release.PlanId == plan.Verified.Id && !request.AllowReplay)
            {
                diagnostics.Add(ExecutionDiagnostics.AlreadyApplied(plan.File, id, request.CommandWith(plan.Verified, "DeployPlanAllowReplay=true")));
            }

            return null;
        }

        if (isComplete)
        {
            diagnostics.Add(ExecutionDiagnostics.NothingToResume(latest.Directory, $"release {id} is complete"));
        }
        else if (latest.Release.PlanId != plan.Verified.Id)
        {
            diagnostics.Add(ExecutionDiagnostics.ResumesOtherPlan(plan.File, plan.Verified.Id, id, latest.Release.PlanId));
        }

        return latest;
    }
}
