using DeployPlan.Diagnostics;
using DeployPlan.Releases;
using DeployPlan.Stores;

namespace DeployPlan.Commands;

/// <summary>Whether the environment is still the one that a plan was made for.</summary>
internal static class BaseCheck
{
    /// <summary>Reports another project, a newer release or one that may be newer, an approval that was used, and scripts that ran but are not in the plan.</summary>
    /// <returns>What could not be checked: a sentence each.</returns>
    public static IReadOnlyList<string> Check(ApplyRequest request, ReleaseStore store, PlanToApply plan, DiagnosticBag diagnostics)
    {
        var environment = plan.Plan.Environment;
        var directory = store.DirectoryOf(environment);
        var ids = store.ReleasesOf(environment);
        if (ids.Count == 0)
        {
            CheckBase(request, store, plan, "", diagnostics);
            return [$"No earlier release of {plan.Plan.Project} to {environment} is known in {(request.Shared is { } shared ? StoreLocation.Shown(shared.Location) : directory)}: if there was one, its record is somewhere else, and nothing was compared with it."];
        }

        // What cannot be read is reported with the latest release.
        if (store.Find(environment, ids[ids.Count - 1]) is not { } latest || request.AllowOutdated)
        {
            return [];
        }

        if (store.Open(environment, latest.Id, new DiagnosticBag()) is { } folder && folder.Plan.Project != plan.Plan.Project)
        {
            diagnostics.Add(ExecutionDiagnostics.ReleasesOfOtherProject(directory, environment, folder.Plan.Project, plan.Plan.Project));
            return [];
        }

        if (request.Resume || plan.Plan.Rollback is not null)
        {
            return [];
        }

        // A plan may be applied again from the start where its own release was the last one.
        var last = ids.Count - 1;
        while (last >= 0 && store.Find(environment, ids[last])?.PlanId == plan.Verified.Id)
        {
            last--;
        }

        var isKnown = CheckBase(request, store, plan, last < 0 ? "" : ids[last], diagnostics);
        CheckReplay(request, store, plan, ids, last, isKnown, diagnostics);
        var history = new ScriptHistory(store, environment);
        foreach (var database in history.UnknownTo(plan.Plan))
        {
            diagnostics.Add(ExecutionDiagnostics.OlderThanDatabase(plan.File, database.Key, database.Value));
        }

        diagnostics.AddRange(history.Unreadable);

        // A baseline notes what has run before, so it is right on any release.
        if (!isKnown && last == ids.Count - 1 && !diagnostics.HasErrors && !SuccessfulReleases.IsBaseline(plan.Plan))
        {
            diagnostics.Add(ExecutionDiagnostics.UnknownBase(plan.File, Named(latest.Version, latest.Id)));
        }

        return [];
    }

    /// <summary>Whether it is known on which release the plan was made; another one than the last is reported.</summary>
    private static bool CheckBase(ApplyRequest request, ReleaseStore store, PlanToApply plan, string last, DiagnosticBag diagnostics)
    {
        var environment = plan.Plan.Environment;
        var beside = PlanBase.Read(plan.File, plan.Verified.Id);
        var made = request.LastRelease switch
        {
            "" => beside?.Release,
            PlanBase.NoRelease => "",
            var named => named,
        };
        if (made is not null && made != last && made != store.LatestOf(environment) && plan.Plan.Rollback is null && !request.Resume && !request.AllowOutdated)
        {
            var version = beside?.Release == made ? beside.Version : store.Find(environment, made)?.Version ?? "";
            diagnostics.Add(ExecutionDiagnostics.OutdatedPlan(plan.File, Named(version, made), Named(store.Find(environment, last)?.Version ?? "", last)));
        }

        return made is not null;
    }

    private static void CheckReplay(
        ApplyRequest request, ReleaseStore store, PlanToApply plan, IReadOnlyList<string> ids, int last, bool isKnown, DiagnosticBag diagnostics)
    {
        // A plan made now of the state of now may lead back; an approval is for one release.
        if (request.AllowReplay || diagnostics.HasErrors || (isKnown && !plan.Plan.ApprovalRequired))
        {
            return;
        }

        for (var i = last; i >= 0; i--)
        {
            if (store.Find(plan.Plan.Environment, ids[i])?.PlanId == plan.Verified.Id)
            {
                diagnostics.Add(ExecutionDiagnostics.AppliedBefore(plan.File, plan.Plan.Environment, ids[i], ids[last]));
                return;
            }
        }
    }

    private static string Named(string version, string release) => release.Length == 0 ? "none" : version.Length == 0 ? release : $"{version} ({release})";
}
