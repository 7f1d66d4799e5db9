using DeployPlan.Diagnostics;
using DeployPlan.Releases;
using DeployPlan.Stores;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace DeployPlan.Tasks.Apply;

/// <summary>A release is read and verified once per node and build, not once per operation.</summary>
internal static class ReleaseCache
{
    private const int MostKept = 2;

    /// <param name="engine">The build.</param>
    /// <param name="log">Takes what is wrong with the release.</param>
    /// <param name="directory">Full path of the folder of the release.</param>
    /// <param name="shared">Where its records are shared, see <see cref="SharedRecords.Address"/>; empty where they are not.</param>
    public static ReleaseFolder? Get(IBuildEngine engine, TaskLoggingHelper log, string directory, string shared = "")
    {
        var known = (engine as IBuildEngine4)?.GetRegisteredTaskObject(Key(directory), RegisteredTaskObjectLifetime.Build) as ReleaseFolder;

        // A check before the first operation has read it when it was not shared yet.
        if (known is not null && (shared.Length == 0 || known.Shared?.Address == shared))
        {
            return known;
        }

        var diagnostics = new DiagnosticBag();
        var folder = known ?? ReleaseFolder.Read(directory, diagnostics);
        log.Report(diagnostics.ToSortedList());
        if (folder is not null && Join(folder, shared, log))
        {
            Put(engine, folder);
            return folder;
        }

        return null;
    }

    // What a build of this node knows is disposed with the build.
    private static bool Join(ReleaseFolder folder, string shared, TaskLoggingHelper log)
    {
        try
        {
            folder.Shared = shared.Length == 0 ? null : SharedRecords.Connect(shared);
            return true;
        }
        catch (StoreException e)
        {
            log.Report([StoreDiagnostics.LeaseLost(folder.Directory, e.Message)]);
            return false;
        }
    }

    public static void Put(IBuildEngine engine, ReleaseFolder folder)
    {
        var cache = engine as IBuildEngine4;
        cache?.RegisterTaskObject(Key(folder.Directory), folder, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        if (folder.Shared is { } shared)
        {
            // The build disposes it when it ends.
            cache?.RegisterTaskObject(Key(folder.Directory) + " records", shared, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        }
    }

    /// <summary>What the last releases that succeeded run of a service, which a rollback goes back to: looked up once per node and build for all services of the plan. Logs what cannot be read.</summary>
    public static IReadOnlyList<string> FoldersToKeep(IBuildEngine engine, TaskLoggingHelper log, ReleaseFolder folder, string service)
    {
        var key = Key(folder.Directory) + " folders";
        if ((engine as IBuildEngine4)?.GetRegisteredTaskObject(key, RegisteredTaskObjectLifetime.Build) is not IReadOnlyDictionary<string, PublishedFolders> known)
        {
            known = SuccessfulReleases.PublishedFolders(
                Path.GetDirectoryName(folder.Directory)!, [.. folder.Plan.Operations.Select(static operation => operation.Inputs).OfType<Plans.DeployInputs>().SelectMany(static deploy => deploy.Services)], MostKept);
            (engine as IBuildEngine4)?.RegisterTaskObject(key, known, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        }

        if (!known.TryGetValue(service, out var found))
        {
            return [];
        }

        log.Report(found.Unreadable);
        return found.Folders;
    }

    private static string Key(string directory) => "DeployPlan release " + directory;
}
