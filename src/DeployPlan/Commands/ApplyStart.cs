using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Text;

namespace DeployPlan.Commands;

/// <summary>From a request to a release whose operations may run: the checks, the lock, the folder.</summary>
internal static class ApplyStart
{
    /// <summary>Null, with diagnostics, if anything is wrong; then nothing may run.</summary>
    public static StartedRelease? Begin(ApplyRequest request, DiagnosticBag diagnostics)
    {
        var store = new ReleaseStore(request.ReleasesDirectory);
        var file = request.PlanFile;
        if (file.Length == 0)
        {
            if (!request.Resume || request.Environment is not { } environment)
            {
                diagnostics.Add(ExecutionDiagnostics.NoEnvironment(request.Project));
                return null;
            }

            file = Path.Combine(store.DirectoryOf(environment), store.LatestOf(environment), "plan.json");
            if (store.LatestOf(environment).Length == 0)
            {
                diagnostics.Add(ExecutionDiagnostics.NothingToResume(store.DirectoryOf(environment), $"{environment} has no release"));
                return null;
            }
        }

        return DocumentSource.ReadBytes(file, PlanReader.LargestFile, PlanReadingDiagnostics.TooLarge, diagnostics) is { } bytes
            && PlanReader.Read(file, bytes, diagnostics) is { } verified
            ? Begin(request, store, file, bytes, verified with { Plan = InputSets.WithMembers(verified.Plan, file) }, diagnostics)
            : null;
    }

    private static StartedRelease? Begin(ApplyRequest request, ReleaseStore store, string file, byte[] bytes, VerifiedPlan verified, DiagnosticBag diagnostics)
    {
        PlanCheck.Check(request, file, verified, diagnostics);
        if (!request.DryRun)
        {
            PlanCheck.CheckReadiness(request, file, verified, diagnostics);
        }

        if (diagnostics.HasErrors)
        {
            return null;
        }

        var latest = store.LatestOf(verified.Plan.Environment);
        var release = ToRelease(request, verified, ReleaseId.Next(request.Now, latest));
        if (request.DryRun)
        {
            return Create(store, release, verified.Plan, bytes, resumed: null, held: null, diagnostics);
        }

        var directory = store.DirectoryOf(release.Environment);
        if (EnvironmentLock.Take(directory, release.Id, request.Now, request.BreakLock, diagnostics) is not { } held)
        {
            return null;
        }

        LeftBehind.Check(store, release.Environment, latest, diagnostics);
        if (verified.Plan.Rollback is { } rollback && !request.Resume && rollback.From != latest)
        {
            diagnostics.Add(RollbackDiagnostics.Outdated(file, rollback.From, latest));
        }

        var resumed = LatestRelease.Check(request, store, file, verified, diagnostics);

        // Another apply held the lock between reading the releases and now.
        if (store.LatestOf(release.Environment) is var newest && newest != latest)
        {
            diagnostics.Add(ExecutionDiagnostics.ReleasedMeanwhile(directory, newest));
        }

        var started = diagnostics.HasErrors
            ? null
            : Create(store, release with { Resumes = resumed?.Release.Id ?? "" }, verified.Plan, bytes, resumed, held, diagnostics);
        if (started is null)
        {
            held.Dispose();
        }

        return started;
    }

    private static StartedRelease? Create(
        ReleaseStore store, Release release, Plan plan, byte[] bytes, ReleaseFolder? resumed, EnvironmentLock? held, DiagnosticBag diagnostics)
    {
        try
        {
            return new StartedRelease(store.Create(release, plan, bytes, resumed), held);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(ExecutionDiagnostics.CannotWriteState(store.DirectoryOf(release.Environment), e.Message));
            return null;
        }
    }

    private static Release ToRelease(ApplyRequest request, VerifiedPlan verified, string id) => new()
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
        IsDryRun = request.DryRun,
        Drivers = new DriverTable(request.Drivers).UsedBy(verified.Plan),
    };
}
