using DeployPlan.Diagnostics;

namespace DeployPlan.Releases;

/// <summary>The releases of an environment that came to their end.</summary>
internal static class SuccessfulReleases
{
    /// <summary>The newest one; null where there is none. What cannot be read is not known to have succeeded.</summary>
    public static ReleaseFolder? Last(ReleaseStore store, string environment) => Before(store, environment, "");

    /// <summary>The newest one before a release; before none where <paramref name="release"/> is empty.</summary>
    public static ReleaseFolder? Before(ReleaseStore store, string environment, string release)
    {
        var ids = store.ReleasesOf(environment);
        for (var i = ids.Count - 1; i >= 0; i--)
        {
            if ((release.Length == 0 || string.CompareOrdinal(ids[i], release) < 0)
                && store.Open(environment, ids[i], new DiagnosticBag()) is { } folder
                && ReleaseState.Of(folder).IsComplete)
            {
                return folder;
            }
        }

        return null;
    }
}
