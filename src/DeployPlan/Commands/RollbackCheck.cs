using DeployPlan.Diagnostics;

namespace DeployPlan.Commands;

/// <summary>Whether a rollback undoes what is deployed.</summary>
internal static class RollbackCheck
{
    public static void Check(ApplyRequest request, PlanToApply plan, string latest, DiagnosticBag diagnostics)
    {
        if (plan.Plan.Rollback is { } rollback && !request.Resume && rollback.From != latest)
        {
            diagnostics.Add(RollbackDiagnostics.Outdated(plan.File, plan.Plan.Environment, rollback.From, latest));
        }
    }
}
