using DeployPlan.Diagnostics;
using DeployPlan.Releases;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace DeployPlan.Tasks.Apply;

/// <summary>A release is read and verified once per node and build, not once per operation.</summary>
internal static class ReleaseCache
{
    private const int MostKept = 2;

    public static ReleaseFolder? Get(IBuildEngine engine, TaskLoggingHelper log, string directory)
    {
        if (engine is IBuildEngine4 cache && cache.GetRegisteredTaskObject(Key(directory), RegisteredTaskObjectLifetime.Build) is ReleaseFolder known)
        {
            return known;
        }

        var diagnostics = new DiagnosticBag();
        var folder = ReleaseFolder.Read(directory, diagnostics);
        log.Report(diagnostics.ToSortedList());
        if (folder is not null)
        {
            Put(engine, folder);
        }

        return folder;
    }

    public static void Put(IBuildEngine engine, ReleaseFolder folder) =>
        (engine as IBuildEngine4)?.RegisterTaskObject(Key(folder.Directory), folder, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);

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
