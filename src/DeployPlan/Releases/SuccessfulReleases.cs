using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Releases;

/// <summary>The releases of an environment that finished.</summary>
internal static class SuccessfulReleases
{
    // Reading all of a long history would take longer than what it is read for.
    private const int MostLookedAt = 50;

    /// <summary>The newest one, or the one to which that one went back; null if there is none. What cannot be read is not known to have succeeded.</summary>
    public static ReleaseFolder? Last(ReleaseStore store, string environment) => Last(store, environment, store.ReleasesOf(environment));

    /// <summary>As <see cref="Last(ReleaseStore, string)"/>, before a release.</summary>
    public static ReleaseFolder? Before(ReleaseStore store, ReleaseFolder release) =>
        Last(store, release.Plan.Environment, [.. store.ReleasesOf(release.Plan.Environment).Where(id => string.CompareOrdinal(id, release.Release.Id) < 0)]);

    /// <summary>The folders that they run of each service, relative to the folder of the environment, that of the newest one first.</summary>
    /// <param name="environmentDirectory">Full path of the folder of the environment.</param>
    /// <param name="services">The services.</param>
    /// <param name="most">How many of each.</param>
    public static IReadOnlyDictionary<string, PublishedFolders> PublishedFolders(string environmentDirectory, IReadOnlyCollection<string> services, int most)
    {
        var found = services.Distinct().ToDictionary(static service => service, static _ => new PublishedFolders(), StringComparer.Ordinal);
        var ids = Directory.GetDirectories(environmentDirectory).Where(static folder => ReleaseId.IsId(Path.GetFileName(folder))).OrderByDescending(static folder => folder, StringComparer.Ordinal);
        foreach (var directory in ids.Take(MostLookedAt).TakeWhile(_ => found.Values.Any(known => known.Folders.Count < most)))
        {
            if (ReleaseFolder.Read(directory, new DiagnosticBag()) is not { } release || !ReleaseState.Of(release).IsComplete)
            {
                continue;
            }

            foreach (var (service, id) in release.Plan.Operations.Select(static operation => (operation.Inputs as DeployInputs)?.Services is [var service] ? (service, operation.Id) : default))
            {
                if (service is null || !found.TryGetValue(service, out var known) || known.Folders.Count >= most)
                {
                    continue;
                }

                var file = release.ResultOf(id);
                if (OperationResult.Read(file) is not { } result)
                {
                    known.Unreadable.AddRange(File.Exists(file) ? [ExecutionDiagnostics.UnreadableResult(file, id)] : []);
                }
                else if (result.Folder is { } folder && !known.Folders.Contains(folder))
                {
                    known.Folders.Add(folder);
                }
            }
        }

        return found;
    }

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
