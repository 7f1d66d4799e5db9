using DeployPlan.Changes;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Commands;

/// <summary>Whether a plan that this build did not make is the one that is locked.</summary>
internal static class SavedPlanLock
{
    private const int MostDifferences = 5;

    /// <summary>Reports what differs: between the lock and the plan of this checkout, and between that one and the saved plan, in the version of the saved plan.</summary>
    public static void Check(ApplyRequest request, string file, VerifiedPlan verified, DiagnosticBag diagnostics)
    {
        var saved = verified.Plan;
        if (!request.LockedMode || request.IsPlannedNow)
        {
            return;
        }

        // The way back is a plan of recorded releases, not of the config; and a baseline runs nothing, but notes what another tool has run. Whoever writes a plan can say that it is one of these.
        if (saved.Rollback is not null || SuccessfulReleases.IsBaseline(saved))
        {
            if (request.Approval.Length == 0 && !request.Resume && !request.DryRun)
            {
                diagnostics.Add(LockDiagnostics.NeedsApproval(file, verified.Id, goesBack: saved.Rollback is not null));
            }

            return;
        }

        var tree = request.OpenTree();
        if (ConfigPlans.Read(request.ConfigFile, tree, request.Strict, diagnostics) is not { } plans
            || !new LockCheck(plans, saved.Version, tree, diagnostics).Accepts(saved.Environment)
            || plans.Plan(saved.Environment, saved.Version, request.Services) is not { } planned)
        {
            return;
        }

        var differences = Views.DifferenceList.Of(PlanComparer.Compare(planned.Plan, saved), planned.Origins);
        if (differences.Count > 0)
        {
            diagnostics.Add(LockDiagnostics.SavedPlanDiffers(file, saved.Environment, CutList.Of([.. differences.Select(difference => difference.Text)], MostDifferences)));
        }
    }
}
