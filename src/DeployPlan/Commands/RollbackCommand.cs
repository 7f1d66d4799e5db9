using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Rollbacks;
using DeployPlan.Sealing;
using DeployPlan.Views;

namespace DeployPlan.Commands;

/// <summary>From the records of releases to a plan on disk that undoes them.</summary>
internal static class RollbackCommand
{
    /// <summary>Writes the plan, and a report also where there is none; a problem of the records or the files is a diagnostic.</summary>
    public static RollbackOutcome Run(RollbackRequest request)
    {
        var diagnostics = new DiagnosticBag();
        if (request.Environment is not { } environment)
        {
            diagnostics.Add(RollbackDiagnostics.NoEnvironment(request.ConfigFile));
            return new RollbackOutcome(diagnostics.ToSortedList(), "", "", "", null, []);
        }

        var file = Path.Combine(request.OutputDirectory, environment, "rollback.json");
        var outcome = SharedStore.Pull(request, diagnostics) && ConfiguredProject.OfReleases(request, diagnostics) is { } project && request.OpenReleases(project) is var store
            && ConfiguredProject.Knows(request, store, diagnostics) && Find(request, store, project, environment, diagnostics) is { } draft ? Write(request, store, file, draft, diagnostics) : null;
        if (outcome is null || diagnostics.HasErrors)
        {
            PlanFiles.Retract(file, diagnostics);
            outcome = new RollbackOutcome([], "", "", outcome?.Text ?? "", outcome?.Rollback, []);
        }

        return outcome with { Diagnostics = diagnostics.ToSortedList() };
    }

    private static RollbackDraft? Find(RollbackRequest request, ReleaseStore store, string project, string environment, DiagnosticBag diagnostics)
    {
        var directory = store.DirectoryOf(environment);
        if (EnvironmentLock.HolderIn(directory) is { } holder && EnvironmentLock.MayBeBroken(directory, holder) is var mayBeBroken && !(mayBeBroken && holder.Release == request.BreakLock))
        {
            diagnostics.Add(RollbackDiagnostics.InUse(directory, holder.Release, mayBeBroken ? CommandWith(request, environment, "DeployPlanBreakLock=" + holder.Release) : ""));
            return null;
        }

        // Whoever has it may be gone, but only its clock says so.
        if (SharedReleases.LeaseIn(directory) is { } lease && lease.Release != request.BreakLock)
        {
            diagnostics.Add(RollbackDiagnostics.InUse(directory, lease.Release, CommandWith(request, environment, "DeployPlanBreakLock=" + lease.Release)));
            return null;
        }

        if (ExecutedRelease.AllOf(store, environment, diagnostics) is not { } releases
            || RollbackRange.Of(releases, request.TargetRelease, directory, diagnostics) is not { } range)
        {
            return null;
        }

        if (project.Length > 0 && range.Current.Plan.Project != project)
        {
            diagnostics.Add(ExecutionDiagnostics.ReleasesOfOtherProject(directory, environment, range.Current.Plan.Project, project));
            return null;
        }

        var draft = RollbackPlanner.Plan(range);
        if (draft is null)
        {
            var nearer = range.Effective.LastOrDefault(release => release.IsComplete && release != range.Current) ?? range.Current;
            diagnostics.Add(RollbackDiagnostics.SeveralSteps(directory, range.Target.Id, nearer.Id));
        }
        else
        {
            RollbackArtifacts.Check(draft, releases, directory, diagnostics);
        }

        return draft;
    }

    private static string CommandWith(RollbackRequest request, string environment, string property) =>
        "dotnet build -t:DeployPlanRollback -p:Env=" + environment
        + (request.TargetRelease.Length == 0 ? "" : " -p:DeployPlanTargetRelease=" + request.TargetRelease)
        + (request.AllowIrreversible ? " -p:DeployPlanAllowIrreversible=true" : "")
        + " -p:" + property;

    private static RollbackOutcome? Write(RollbackRequest request, ReleaseStore store, string file, RollbackDraft draft, DiagnosticBag diagnostics)
    {
        // Plans that were applied may lie anywhere, and what was written beside them is no file of a service.
        var releases = store.DirectoryOf(draft.Plan.Environment);
        var tree = request.OpenTree(alsoWritten: [.. store.ReleasesOf(draft.Plan.Environment).SelectMany(release => WrittenFoldersFile.Read(Path.Combine(releases, release))).Distinct()]);
        if (Restore(request, store, file, draft, tree, diagnostics) is not { } restored)
        {
            return null;
        }

        draft = restored;
        RollbackFiles.Check(draft, tree, diagnostics);
        var plan = PlanSealing.Seal(draft.Plan, tree, _ => SourceSpan.WholeFile(request.ConfigFile), diagnostics);
        var rollback = plan.Rollback!;
        if (!request.AllowIrreversible)
        {
            foreach (var undone in rollback.Undoes.Where(undone => undone.Reversibility == Reversibility.Irreversible))
            {
                diagnostics.Add(RollbackDiagnostics.Irreversible(releases, undone.Operation, undone.Release, undone.Reason));
            }
        }

        var document = PlanWriter.Write(plan);
        var id = diagnostics.HasErrors ? "" : document.Id;
        return WriteReports(file, plan, id, diagnostics) && (id.Length == 0 || (PlanFiles.Write(file, file, document.Bytes, diagnostics) && PlanFiles.WriteSets(file, plan, diagnostics) is not null))
            ? new RollbackOutcome([], file, id, id.Length == 0 ? RollbackText.Of(rollback) : TextSummary.Of(plan, id), rollback, OperationItems.Flatten(plan.Operations, plan.Environment))
            : null;
    }

    private static RollbackDraft? Restore(RollbackRequest request, ReleaseStore store, string file, RollbackDraft draft, SourceTree tree, DiagnosticBag diagnostics)
    {
        try
        {
            return RestoredScripts.Take(draft, store.DirectoryOf(draft.Plan.Environment), Path.GetDirectoryName(file)!, tree);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(PlanFileDiagnostics.FileProblem(file, "DeployPlanRollback", e.Message));
            return null;
        }
    }

    private static bool WriteReports(string file, Plan plan, string id, DiagnosticBag diagnostics)
    {
        var report = Path.Combine(Path.GetDirectoryName(file)!, "rollback-report.json");
        try
        {
            AtomicFile.WriteIfChanged(report, RollbackReport.ToBytes(plan, id));
            AtomicFile.WriteIfChanged(Path.ChangeExtension(file, ".md"), Encoding.UTF8.GetBytes(RollbackMarkdown.Of(plan.Environment, plan.Rollback!)));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(DiffDiagnostics.CannotWriteReport(report, e.Message));
            return false;
        }
    }
}
