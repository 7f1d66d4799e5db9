using DeployPlan.Diagnostics;
using DeployPlan.Releases;
using DeployPlan.Stores;
using DeployPlan.Text;

namespace DeployPlan.Commands;

/// <summary>Takes over releases from the state folder into a store, or back.</summary>
internal static class StoreMigrateCommand
{
    // What the lock and the lease are held for.
    private const string Holder = "migration";
    private const string Target = "DeployPlanStoreMigrate";

    /// <summary>Takes over environment by environment; what is wrong with one ends it.</summary>
    public static StoreMigrateOutcome Run(StoreMigrateRequest request)
    {
        var diagnostics = new DiagnosticBag();
        var lines = new List<string>();
        var isCancelled = false;
        try
        {
            Run(request, lines, diagnostics);
        }
        catch (OperationCanceledException)
        {
            isCancelled = true;
        }

        var store = StoreLocation.Shown(request.Shared?.Location ?? "");
        return new StoreMigrateOutcome(diagnostics.ToSortedList(), request.To == StoreMigrateRequest.Folder ? request.ReleasesDirectory : store, string.Join("\n", lines)) { IsCancelled = isCancelled };
    }

    private static void Run(StoreMigrateRequest request, List<string> lines, DiagnosticBag diagnostics)
    {
        string[] directions = [StoreMigrateRequest.Store, StoreMigrateRequest.Folder];
        if (!directions.Contains(request.To))
        {
            diagnostics.Add(StoreDiagnostics.NoChoice(request.ConfigFile, "DeployPlanMigrateTo", request.To, directions));
        }
        else if (request.Shared is null)
        {
            diagnostics.Add(StoreDiagnostics.NoStore(request.ConfigFile, Target));
        }
        else if (ConfiguredProject.OfReleases(request, diagnostics) is { } project)
        {
            using var session = SharedStore.Open(request, diagnostics);
            if (session is not null && Environments(request, session, project, diagnostics) is { } environments)
            {
                lines.AddRange(environments.Count == 0 ? ["There are no releases to take over."] : []);
                _ = environments.All(environment => Migrate(request, session, project, environment, lines, diagnostics));
            }
        }
    }

    // Null where what was asked for is none.
    private static IReadOnlyList<string>? Environments(StoreMigrateRequest request, StoreSession session, string project, DiagnosticBag diagnostics)
    {
        var local = request.OpenReleases(project);
        IReadOnlyList<string> found = [];
        if (!SharedStore.Try(request, diagnostics, () => found = request.To == StoreMigrateRequest.Store
            ? [.. local.Environments.Where(name => local.LatestOf(name).Length > 0)]
            : [.. session.Client.List(StoreNames.PrefixOf(project)).Select(static document => document.Name.Split('/')[1]).Distinct().Where(static name => NameRules.IsName(name))]))
        {
            return null;
        }

        return request.Environment is not { } asked || (found.Contains(asked) && NameRules.IsName(asked))
            ? [.. found.Where(name => request.Environment is null || name == request.Environment)]
            : ConfiguredProject.Knows(request, local, diagnostics) ? [] : null;
    }

    private static bool Migrate(StoreMigrateRequest request, StoreSession session, string project, string environment, List<string> lines, DiagnosticBag diagnostics)
    {
        var directory = request.OpenReleases(project).DirectoryOf(environment);
        string Command(string broken) =>
            $"dotnet build -t:{Target} -p:Env={environment}{(request.To == StoreMigrateRequest.Store ? "" : " -p:DeployPlanMigrateTo=" + request.To)} -p:DeployPlanBreakLock={broken}";
        var job = CiJob.Of(request.Variable);
        using var held = EnvironmentLock.Take(directory, new LockClaim(Holder, request.Now) { Job = job, Broken = request.BreakLock, BreakCommand = Command }, diagnostics);
        return held is not null && SharedStore.Try(request, diagnostics, () =>
        {
            var names = new StoreNames(project, environment);

            var answer = LeaseElsewhere(request, session, directory, names) is { } elsewhere
                ? new LeaseAnswer(IsTaken: false, elsewhere, Before: null)
                : new PatientClaim(request.Say, request.Cancelled).Take(
                    session.Client, new LeaseClaim(names.Lease, Holder, request.Shared!.LeaseSeconds, Environment.UserName, Environment.MachineName, job, request.BreakLock));
            if (!answer.IsTaken)
            {
                diagnostics.Add(StoreDiagnostics.Leased(request.ConfigFile, answer.Now.ToString(DateTime.UtcNow), Command(answer.Now.Release)));
                return;
            }

            try
            {
                if (answer.Before is { } before)
                {
                    SharedStore.Of(request, session, project, environment).TakeOver(before.Release, answer.Now.Token);
                }

                Migrate(request, session, project, environment, answer.Now, lines, diagnostics);
            }
            finally
            {
                session.Client.Free(ended: "");
            }
        }) && !diagnostics.HasErrors;
    }

    // The folder may be a copy of another store, and show that someone executes the environment there; whether that one is gone, only its clock says. Of a release that this store knows, its own lease tells.
    private static Lease? LeaseElsewhere(StoreMigrateRequest request, StoreSession session, string directory, StoreNames names) =>
        SharedReleases.LeaseIn(directory) is { } copied && copied.Release != request.BreakLock
        && !StoreMigration.StoredIn(session.Client, names).Contains(copied.Release)
            ? copied
            : null;

    private static void Migrate(StoreMigrateRequest request, StoreSession session, string project, string environment, Lease lease, List<string> lines, DiagnosticBag diagnostics)
    {
        var local = request.OpenReleases(project);

        // Another machine could not see that a program of an apply that was killed still runs here.
        LeftBehind.Check(local, environment, local.LatestOf(environment), diagnostics);
        if (diagnostics.HasErrors)
        {
            return;
        }

        var shared = SharedStore.Of(request, session, project, environment);
        var migration = new StoreMigration(session.Client, local, project, environment);
        var stored = StoreMigration.StoredIn(session.Client, shared.Names);
        var here = local.ReleasesOf(environment);
        var toStore = request.To == StoreMigrateRequest.Store;
        var folders = here.Where(id => toStore || stored.Contains(id)).Select(id => Open(local, environment, id, diagnostics)).OfType<ReleaseFolder>().ToList();
        foreach (var folder in folders.Where(folder => stored.Contains(folder.Release.Id)))
        {
            if (migration.ConflictOf(folder) is { } document)
            {
                diagnostics.Add(StoreDiagnostics.OtherContent(Path.Combine(folder.Directory, document), folder.Release.Id, environment, StoreLocation.Shown(request.Shared!.Location), document));
            }
        }

        if (diagnostics.HasErrors)
        {
            return;
        }

        var missing = (toStore ? here.Except(stored) : stored.Except(here)).ToList();
        if (toStore)
        {
            // The newest one first: it says what may be applied and resumed, also when this is interrupted.
            foreach (var folder in folders.Where(folder => missing.Contains(folder.Release.Id)).Reverse())
            {
                migration.Write(folder, lease.Token, request.Shared!.MostOfLog, LineOf(folder.Release, lease));
            }

            // From now on it is a copy of this store, whatever it was a copy of before.
            shared.Detach();
            shared.Pull(request.Here);
            shared.ForgetLease();
        }
        else
        {
            shared.Pull(request.Here);
            foreach (var id in missing)
            {
                _ = local.Open(environment, id, diagnostics);
            }

            if (!diagnostics.HasErrors)
            {
                shared.Detach();
            }
        }

        if (!diagnostics.HasErrors)
        {
            lines.Add(FormattableString.Invariant($"{environment}: {missing.Count} taken over, {(toStore ? here : stored).Count - missing.Count} there already"));
        }
    }

    // Where a record is damaged, it is not known what the release did.
    private static ReleaseFolder? Open(ReleaseStore local, string environment, string id, DiagnosticBag diagnostics)
    {
        var folder = local.Open(environment, id, diagnostics);
        folder?.ReportUnreadableRecords(diagnostics);
        return folder;
    }

    private static string LineOf(Release release, Lease lease) =>
        $"release {release.Id} of plan {release.PlanId} taken over from a folder by {lease.User} on {lease.Host}{(lease.Job.Length > 0 ? ", job " + lease.Job : "")}"
        + $"{(release.Approval.Length > 0 ? ", approved as " + release.Approval : "")}, lease number {lease.Token}";
}
