using DeployPlan.Changes;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Stores;
using DeployPlan.Text;

namespace DeployPlan.Commands;

/// <summary>From a request to a release whose operations may run: the checks, the lock, the folder.</summary>
internal static class ApplyStart
{
    /// <summary>Null, with diagnostics, if anything is wrong; then nothing may run.</summary>
    /// <param name="request">What is applied.</param>
    /// <param name="diagnostics">Receives the problems.</param>
    /// <param name="session">The store that several machines share; null for none.</param>
    public static StartedRelease? Begin(ApplyRequest request, DiagnosticBag diagnostics, StoreSession? session = null)
    {
        var file = request.PlanFile;
        var project = request.IsPlannedNow ? "" : file.Length > 0 ? ConfiguredProject.Of(request) : ConfiguredProject.OfReleases(request, diagnostics);
        if (project is null)
        {
            return null;
        }

        if (file.Length == 0)
        {
            if (!request.Resume || request.Environment is not { } environment)
            {
                diagnostics.Add(ExecutionDiagnostics.NoEnvironment(request.Project));
                return null;
            }

            if (session is not null && !SharedStore.Pull(request, session, project, environment, diagnostics))
            {
                return null;
            }

            var releases = request.OpenReleases(project);
            if (!ConfiguredProject.Knows(request, releases, diagnostics))
            {
                return null;
            }

            var latest = Path.Combine(releases.DirectoryOf(environment), releases.LatestOf(environment));
            file = Path.Combine(latest, "plan.json");
            request = request with { ResumedFolders = WrittenFoldersFile.Read(latest) };
            if (releases.LatestOf(environment).Length == 0)
            {
                diagnostics.Add(ExecutionDiagnostics.NothingToResume(releases.DirectoryOf(environment), $"{environment} has no release"));
                return null;
            }
        }

        if ((request.PlanBytes ?? PlanReader.ReadBytes(file, diagnostics, IfAbsent(request))) is not { } bytes
            || PlanReader.Read(file, bytes, diagnostics) is not { } verified)
        {
            return null;
        }

        if (request.IsPlannedNow && verified.Id != request.PlanId)
        {
            diagnostics.Add(ExecutionDiagnostics.PlanWasReplaced(file, request.PlanId, verified.Id));
        }
        else if (project.Length > 0 && project != verified.Plan.Project)
        {
            diagnostics.Add(ExecutionDiagnostics.PlanOfOtherProject(file, verified.Plan.Project, project));
        }

        if (session is not null && !SharedStore.Pull(request, session, verified.Plan.Project, verified.Plan.Environment, diagnostics))
        {
            return null;
        }

        return Begin(request, session, request.OpenReleases(verified.Plan.Project), new PlanToApply(file, bytes, verified with { Plan = InputSets.WithMembers(verified.Plan, file) }), diagnostics);
    }

    // Null where nothing more is known than that there is no such plan.
    private static string? IfAbsent(ApplyRequest request)
    {
        var meant = request.PlanFileFromStart;
        if (meant.Length == 0 || !File.Exists(meant))
        {
            return null;
        }

        var path = Path.GetPathRoot(meant) == Path.GetPathRoot(request.Project) ? RelativePath.Between(Path.GetDirectoryName(request.Project)!, meant) : meant;
        return $"DeployPlanFile is relative to the project's folder, so write {BuildCommand.Quoted("-p:DeployPlanFile=" + path)}";
    }

    private static StartedRelease? Begin(ApplyRequest request, StoreSession? session, ReleaseStore store, PlanToApply plan, DiagnosticBag diagnostics)
    {
        // Where nothing can be resumed, what else is missing for it helps no one.
        if (request.Resume)
        {
            LatestRelease.Check(request, store, plan, diagnostics);
            if (diagnostics.HasErrors)
            {
                return null;
            }
        }

        PlanCheck.Check(request, plan.File, plan.Verified, diagnostics);
        SavedPlanLock.Check(request, plan.File, plan.Verified, diagnostics);
        if (!request.DryRun)
        {
            PlanCheck.CheckReadiness(request, plan.File, plan.Verified, diagnostics);
            if (!request.OnlyBegin)
            {
                RunningPortCheck.Check(request, store, plan.File, plan.Plan, diagnostics);
            }
        }

        if (diagnostics.HasErrors)
        {
            return null;
        }

        var latest = store.LatestOf(plan.Plan.Environment);
        var release = ToRelease(request, store, plan.Verified, ReleaseId.Next(request.Now, latest)) with { Previous = latest };
        if (!request.DryRun)
        {
            return Lock(request, session, store, plan, release, diagnostics);
        }

        var resumed = request.Resume ? LatestRelease.Check(request, store, plan, diagnostics) : null;
        return diagnostics.HasErrors ? null : Create(request, new ReleaseStore(request.DryRunDirectory), release, plan, resumed, held: null, diagnostics);
    }

    private static StartedRelease? Lock(ApplyRequest request, StoreSession? session, ReleaseStore store, PlanToApply plan, Release release, DiagnosticBag diagnostics)
    {
        var directory = store.DirectoryOf(release.Environment);
        var claim = new LockClaim(release.Id, request.Now)
        {
            Job = CiJob.Of(request.Variable),
            Broken = request.BreakLock,
            BreakCommand = broken => request.CommandWith(plan.Verified, "DeployPlanBreakLock=" + broken),
        };
        if (EnvironmentLock.Take(directory, claim, diagnostics) is not { } held)
        {
            return null;
        }

        HeldLease? lease = null;
        try
        {
            lease = session is null ? null : HeldLease.Take(request, session, release, plan.Plan.Project, claim.BreakCommand, diagnostics);
        }
        finally
        {
            if (session is not null && lease is null)
            {
                held.Dispose();
            }
        }

        if (diagnostics.HasErrors)
        {
            return null;
        }

        if (lease is { IsContinued: true })
        {
            return Continue(store, release.Environment, lease, held, diagnostics);
        }

        LeftBehind.Check(store, release.Environment, release.Previous, diagnostics);
        RollbackCheck.Check(request, plan, release.Previous, diagnostics);
        var resumed = LatestRelease.Check(request, store, plan, diagnostics);
        var notes = BaseCheck.Check(request, store, plan, diagnostics);

        // Another apply held the lock between reading the releases and now.
        if (store.LatestOf(release.Environment) is var newest && newest != release.Previous)
        {
            diagnostics.Add(ExecutionDiagnostics.ReleasedMeanwhile(directory, newest));
        }

        release = release with { Resumes = resumed?.Release.Id ?? "", LeaseNumber = lease?.Number ?? 0, Services = resumed?.Release.Services is { Count: > 0 } services ? services : release.Services };
        var started = diagnostics.HasErrors ? null : Create(request, store, release, plan, resumed, held, diagnostics);
        if (started is null)
        {
            lease?.Dispose();
            held.Dispose();
            return null;
        }

        return started with
        {
            Lease = lease,
            Notes = lease?.Before is { } before ? [.. notes, $"The lease was taken over: {before.ToString(request.Now)}."] : notes,
        };
    }

    // What is checked of earlier releases was checked when it was begun.
    private static StartedRelease? Continue(ReleaseStore store, string environment, HeldLease lease, EnvironmentLock held, DiagnosticBag diagnostics)
    {
        if (store.Open(environment, lease.Release, diagnostics) is { } folder)
        {
            return new StartedRelease(folder, held) { Lease = lease };
        }

        // It stays the lease of that release.
        lease.Leave();
        lease.Dispose();
        held.Dispose();
        return null;
    }

    private static StartedRelease? Create(ApplyRequest request, ReleaseStore store, Release release, PlanToApply plan, ReleaseFolder? resumed, EnvironmentLock? held, DiagnosticBag diagnostics)
    {
        try
        {
            var folder = store.Create(release, plan.Plan, plan.Bytes, resumed, KeptScripts.Of(plan.Plan, request.OpenTree()));
            WrittenFoldersFile.Write(folder.Directory, request.WrittenFolders);
            return new StartedRelease(folder, held);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(ExecutionDiagnostics.CannotWriteState(store.DirectoryOf(release.Environment), e));
            return null;
        }
    }

    // A rollback deploys again what another release was made of, whatever is checked out now.
    private static Release ToRelease(ApplyRequest request, ReleaseStore store, VerifiedPlan verified, string id)
    {
        if (verified.Plan.Rollback is { } rollback && store.Find(verified.Plan.Environment, rollback.To) is { } source)
        {
            return Described(request, verified, id) with { Commit = source.Commit, IsDirty = source.IsDirty };
        }

        var revision = CheckedOutRevision.Of(
            request.ConfigDirectory,
            verified.Plan.SealedInputs.SelectMany(static input => input.Members is { } members ? members.Select(static member => member.Path) : [input.Path]).Append(Path.GetFileName(request.ConfigFile)));
        return Described(request, verified, id) with { Commit = revision?.Commit ?? "", IsDirty = revision?.IsDirty ?? false };
    }

    private static Release Described(ApplyRequest request, VerifiedPlan verified, string id) => new()
    {
        Id = id,
        Environment = verified.Plan.Environment,
        PlanId = verified.Id,
        Version = verified.Plan.Version,
        Started = request.Now,
        Operations = verified.Plan.Operations.Count,
        ConfigDirectory = request.ConfigDirectory,
        RepositoryRoot = request.RepositoryRoot ?? "",
        Project = request.Project,
        User = Environment.UserName,
        Host = Environment.MachineName,
        Job = CiJob.Of(request.Variable),
        Approval = request.Approval,
        Services = request.Services,
        Pipeline = request.OnlyBegin ? CiJob.PipelineOf(request.Variable) : "",
        IsInSteps = request.Shared is null ? null : request.OnlyBegin,
        IsDryRun = request.DryRun,
        Drivers = new DriverTable(request.Drivers).UsedBy(verified.Plan),
    };
}
