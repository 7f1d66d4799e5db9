using DeployPlan.Diagnostics;
using DeployPlan.Releases;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace DeployPlan.Tasks.Apply;

/// <summary>A release is read and verified once per node and build, not once per operation.</summary>
internal static class ReleaseCache
{
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

    private static string Key(string directory) => "DeployPlan release " + directory;
}
