using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Stores;
using DeployPlan.Text;

namespace DeployPlan.Commands;

/// <summary>A release that another build has begun, and of which this one does a part. Its lease is renewed as long as this is not disposed.</summary>
/// <param name="session">The store.</param>
/// <param name="releases">The releases of the environment.</param>
/// <param name="folder">The copy of the release on this machine.</param>
/// <param name="lease">The lease of the environment.</param>
internal sealed class JoinedRelease(StoreSession session, SharedReleases releases, ReleaseFolder folder, Lease lease) : IDisposable
{
    private bool _isFreed;

    /// <summary>The copy of the release on this machine; its records are written to the store, too.</summary>
    public ReleaseFolder Folder => folder;

    /// <summary>The lease of the environment.</summary>
    public Lease Lease => lease;

    /// <summary>Whether it has ended before; then it has no lease, and nothing of it changes.</summary>
    public bool HasEnded { get; private init; }

    /// <summary>Joins the release under way that the request names; null, with diagnostics, if there is none.</summary>
    /// <param name="request">Which release.</param>
    /// <param name="target">What needs it, for messages.</param>
    /// <param name="mayHaveEnded">Whether one that has ended is meant, too, where none is under way.</param>
    /// <param name="diagnostics">Receives the problems.</param>
    public static JoinedRelease? Open(ApplyRequest request, string target, bool mayHaveEnded, DiagnosticBag diagnostics)
    {
        if (request.Shared is not { } settings)
        {
            diagnostics.Add(StoreDiagnostics.NoStore(request.ConfigFile, target));
            return null;
        }

        if (request.Environment is not { } environment)
        {
            diagnostics.Add(ExecutionDiagnostics.NoEnvironment(request.Project));
            return null;
        }

        if (!NameRules.IsName(environment))
        {
            diagnostics.Add(StoreDiagnostics.NotUnderWay(request.ConfigFile, request.Release, environment, "the name is of no environment, so none is"));
            return null;
        }

        if ((mayHaveEnded ? ConfiguredProject.OfReleases(request, diagnostics) : ConfiguredProject.OfOperation(request, diagnostics)) is not { } project || SharedStore.Open(request, diagnostics) is not { } session)
        {
            return null;
        }

        var releases = SharedStore.Of(request, session, project, environment);
        var isHere = false;
        var isPulled = SharedStore.Try(request, diagnostics, () => isHere = !mayHaveEnded && releases.PullBegun(request.Release, request.Here))
            && (isHere || SharedStore.Pull(request, session, project, environment, diagnostics));
        var joined = isPulled ? Join(request, session, settings, project, environment, mayHaveEnded, diagnostics) : null;
        if (joined is null)
        {
            session.Dispose();
        }

        return joined;
    }

    /// <summary>What the store has of an operation now; the copy here has it then, too.</summary>
    /// <exception cref="StoreException">It cannot be read, or the lease was lost.</exception>
    public StoredOperation Look(string id)
    {
        var stored = folder.Shared!.Look(folder, id);
        releases.Keep(folder, stored);
        return stored;
    }

    /// <summary>What the store has now of those operations that have not succeeded, as far as no one has taken them over.</summary>
    /// <exception cref="StoreException">It cannot be read.</exception>
    public IReadOnlyList<StoredOperation> LookAtOpen() =>
    [
        .. releases.Look(folder, folder.Plan.Operations.Select(static operation => operation.Id).Where(id => folder.ReadRecord(id) is not { Status: OperationStatus.Succeeded }))
            .Where(stored => stored.Token == lease.Token),
    ];

    /// <summary>Brings up to date what an operation needs of the copy: what it depends on, and, where it looks at earlier releases, all of them.</summary>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public void PullFor(ApplyRequest request, Operation operation)
    {
        if (LooksAtEarlier(operation))
        {
            Pull(request);
            return;
        }

        // How far the whole is can be said where that costs no more.
        var plan = folder.Plan.Operations;
        releases.Copy(folder, plan.Count <= OperationCommand.MostCounted ? plan.Select(static known => known.Id) : operation.DependsOn.Append(operation.Id), operation.Id);
    }

    /// <summary>Brings the copy of the environment up to date.</summary>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public void Pull(ApplyRequest request) => releases.Pull(request.Here);

    /// <summary>Gives the lease back: the release has ended.</summary>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public void End()
    {
        // What comes late from a machine that is cut off is refused.
        releases.TakeOver(folder.Release.Id, lease.Token + 1);
        session.Client.Free(releases.LookAtState(folder).End());
        _isFreed = true;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        try
        {
            if (!_isFreed)
            {
                session.Client.Leave();
            }
        }
        catch (StoreException)
        {
            // The program that renewed it has ended: as good.
        }

        session.Dispose();
    }

    // A migration must not take a database that is empty for a new one, a rollback deploys what an earlier release has made, and a process keeps what the last ones run.
    private static bool LooksAtEarlier(Operation operation) =>
        operation.Inputs is MigrationInputs || (operation.Inputs is DeployInputs { Release: var earlier } && (earlier is not null || operation.Driver == "process"));

    private static JoinedRelease? Join(ApplyRequest request, StoreSession session, StoreSettings settings, string project, string environment, bool mayHaveEnded, DiagnosticBag diagnostics)
    {
        var store = request.OpenReleases(project);
        var releases = SharedStore.Of(request, session, project, environment);
        var holder = SharedReleases.LeaseIn(store.DirectoryOf(environment));
        var isMeant = holder is not null && (holder.Release == request.Release || store.Find(environment, holder.Release)?.PlanId == request.Release);
        Lease? lease = null;
        // Of an apply, no one runs a part; of two pipelines of one plan, each has its own release.
        var pipeline = CiJob.PipelineOf(request.Variable);
        isMeant = isMeant && holder!.IsInSteps && (holder.Pipeline.Length == 0 || pipeline.Length == 0 || holder.Pipeline == pipeline || request.Release == holder.Release);
        if (isMeant && !SharedStore.Try(request, diagnostics, () => lease = session.Client.Join(releases.Names.Lease, holder!.Release, request.Actor)))
        {
            return null;
        }

        if (isMeant && lease is null)
        {
            // Another build has ended it since the copy was brought up to date.
            if (!SharedStore.Pull(request, session, project, environment, diagnostics))
            {
                return null;
            }

            holder = SharedReleases.LeaseIn(store.DirectoryOf(environment));
        }

        if (lease is null && mayHaveEnded && Ended(request, store, environment, holder, pipeline) is { } ended)
        {
            return store.Open(environment, ended, diagnostics) is { } past ? new JoinedRelease(session, releases, past, new Lease()) { HasEnded = true } : null;
        }

        if (lease is null)
        {
            // What it is based on counts more than who has the environment now: no begin makes it right.
            diagnostics.Add(!mayHaveEnded && FollowerOf(request, store, environment) is { } newest
                ? ExecutionDiagnostics.ReleasedMeanwhile(store.DirectoryOf(environment), newest)
                : StoreDiagnostics.NotUnderWay(request.ConfigFile, request.Release, environment, holder switch
                {
                    null => "none is",
                    { IsInSteps: false } => $"an apply executes {holder.Release}",
                    { Pipeline.Length: > 0 } => $"{holder.Release} of pipeline {holder.Pipeline} is",
                    _ => holder.Release + " is",
                }));
            return null;
        }

        // What another command has copied here may not know the drivers of this project.
        if (store.Find(environment, lease.Release) is { } known)
        {
            Files.AtomicFile.WriteIfChanged(Path.Combine(store.DirectoryOf(environment), lease.Release, "release.json"), request.Here.In(known).ToBytes());
        }

        // What is here may have been damaged when it was copied, and corrected in the store since.
        var folder = store.Open(environment, lease.Release, new DiagnosticBag());
        if (folder is null && SharedStore.Try(request, diagnostics, () => releases.CopyPlanAgain(lease.Release, request.Here)))
        {
            folder = store.Open(environment, lease.Release, diagnostics);
        }

        if (folder is null)
        {
            return null;
        }

        WrittenFoldersFile.Write(folder.Directory, request.WrittenFolders);
        folder.Shared = new SharedRecords(session.Client, session.Pipe, releases.Names, lease.Token, request.Actor.ToString(), settings.MostOfLog);
        return new JoinedRelease(session, releases, folder, lease);
    }

    // The last release, where the one that is named is an earlier one. While a release has the lease, no other one is made.
    private static string? FollowerOf(ApplyRequest request, ReleaseStore store, string environment)
    {
        var ids = store.ReleasesOf(environment);
        var named = ids.LastOrDefault(id => id == request.Release || store.Find(environment, id)?.PlanId == request.Release);
        return named is not null && named != ids[ids.Count - 1] ? ids[ids.Count - 1] : null;
    }

    // By its plan, one that was begun in steps is meant, and only the one of the same pipeline: where a pipeline could begin none, it must not report that of another one, or of an apply.
    private static string? Ended(ApplyRequest request, ReleaseStore store, string environment, Lease? holder, string pipeline) => store.ReleasesOf(environment).Reverse()
        .Where(id => id != holder?.Release)
        .FirstOrDefault(id => id == request.Release || (store.Find(environment, id) is { IsInSteps: not false } release && release.PlanId == request.Release && (pipeline.Length == 0 || release.Pipeline == pipeline)));
}
