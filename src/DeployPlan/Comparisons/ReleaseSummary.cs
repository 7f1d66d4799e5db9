using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Views;

namespace DeployPlan.Comparisons;

/// <summary>The summary of a plan that is on disk, with what is different since the last successful release.</summary>
public static class ReleaseSummary
{
    /// <summary>Lines as in <see cref="PlannedEnvironment.Summary"/>; null where there is nothing to say beyond that, because nothing was released yet.</summary>
    /// <param name="planFile">Full path of the plan.</param>
    /// <param name="environment">Its environment.</param>
    /// <param name="stateDirectory">The folder of all releases.</param>
    public static string? Of(string planFile, string environment, string stateDirectory) =>
        Directory.Exists(Path.Combine(stateDirectory, environment))
        && PlanReader.ReadFile(planFile, new DiagnosticBag()) is { } verified
        && ReleaseChanges.Of(verified.Plan, stateDirectory) is { } changes
            ? TextSummary.Of(verified.Plan, verified.Id, changes.Release, changes.Version, changes.Notes, changes.Gone)
            : null;
}
