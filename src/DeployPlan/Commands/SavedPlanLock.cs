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
    public static void Check(ApplyRequest request, string file, Plan saved, DiagnosticBag diagnostics)
    {
        // The way back is a plan of recorded releases, not of the config; and a baseline runs nothing, but notes what another tool has run.
        if (!request.LockedMode || request.IsPlannedNow || saved.Rollback is not null || SuccessfulReleases.IsBaseline(saved))
        {
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
