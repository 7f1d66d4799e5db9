using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Releases;

/// <summary>The releases of an environment that finished.</summary>
internal static class SuccessfulReleases
{
    /// <summary>The newest one, or the one to which that one went back; null if there is none. What cannot be read is not known to have succeeded.</summary>
    public static ReleaseFolder? Last(ReleaseStore store, string environment) => Last(store, environment, store.ReleasesOf(environment));

    /// <summary>As <see cref="Last(ReleaseStore, string)"/>, before a release.</summary>
    public static ReleaseFolder? Before(ReleaseStore store, ReleaseFolder release) =>
        Last(store, release.Plan.Environment, [.. store.ReleasesOf(release.Plan.Environment).Where(id => string.CompareOrdinal(id, release.Release.Id) < 0)]);

    /// <summary>What they run of a service, relative to the folder of the environment, that of the newest one first.</summary>
    /// <param name="environmentDirectory">Full path of the folder of the environment.</param>
    /// <param name="service">The service.</param>
    public static IEnumerable<string> PublishedFolders(string environmentDirectory, string service) => Directory.GetDirectories(environmentDirectory)
        .Where(static folder => ReleaseId.IsId(Path.GetFileName(folder)))
        .OrderByDescending(static folder => folder, StringComparer.Ordinal)
        .Select(static folder => ReleaseFolder.Read(folder, new DiagnosticBag()))
        .OfType<ReleaseFolder>()
        .Where(static release => ReleaseState.Of(release).IsComplete)
        .SelectMany(release => release.Plan.Operations
            .Where(operation => operation.Inputs is DeployInputs deploy && deploy.Services.Contains(service))
            .Select(operation => OperationResult.Read(release.ResultOf(operation.Id))?.Folder))
        .OfType<string>()
        .Distinct();

    private static ReleaseFolder? Last(ReleaseStore store, string environment, IReadOnlyList<string> ids)
    {
        for (var i = ids.Count - 1; i >= 0; i--)
        {
            if (store.Open(environment, ids[i], new DiagnosticBag()) is not { } folder || !ReleaseState.Of(folder).IsComplete || IsBaseline(folder.Plan))
            {
                continue;
            }

            if (folder.Plan.Rollback is not { To: var to })
            {
                return folder;
            }

            // The release that it went back to comes before it.
            i = ids.ToList().FindIndex(id => id == to) + 1;
        }

        return null;
    }

    /// <summary>Whether it only notes what another tool has done, so that nothing of the environment can be compared with it.</summary>
    public static bool IsBaseline(Plan plan) => plan.Operations.Count > 0 && plan.Operations.All(static operation => operation.Inputs is MigrationInputs { Direction: MigrationDirection.Baseline });
}
