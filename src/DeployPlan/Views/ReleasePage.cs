using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Releases;

namespace DeployPlan.Views;

/// <summary>The page of a release: its plan with the state of each operation, <c>plan.html</c> in its folder.</summary>
internal static class ReleasePage
{
    /// <summary>Writes what its records say now.</summary>
    /// <param name="folder">The release.</param>
    /// <param name="isHeld">Whether its apply is still under way.</param>
    /// <returns>Full path of the page; null if it cannot be written; only the records count, so that is not an error.</returns>
    public static string? Write(ReleaseFolder folder, bool isHeld) => Write(folder, ViewPaths.HtmlBeside(Path.Combine(folder.Directory, "plan.json")), isHeld, refreshSeconds: null);

    /// <summary>Writes what its records say now to <c>release.html</c>, beside its page, for who watches it.</summary>
    /// <param name="folder">The release.</param>
    /// <param name="isHeld">Whether the release is still under way, as far as the watcher knows.</param>
    /// <param name="refreshSeconds">After how many seconds a browser is to read the file again, while the release is under way; null when no one writes it any more.</param>
    /// <returns>As above.</returns>
    public static string? WriteWatched(ReleaseFolder folder, bool isHeld, int? refreshSeconds) => Write(folder, Path.Combine(folder.Directory, "release.html"), isHeld, refreshSeconds);

    private static string? Write(ReleaseFolder folder, string file, bool isHeld, int? refreshSeconds)
    {
        var view = new PlanView(folder.Plan, folder.Release.PlanId) { Release = ReleaseView.Of(folder, isHeld), RefreshSeconds = refreshSeconds };
        try
        {
            AtomicFile.WriteIfChanged(file, HtmlView.Of(view));
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes the page of the last release of each environment.</summary>
    /// <param name="store">The releases of the project.</param>
    /// <param name="environment">One environment; empty for all.</param>
    /// <returns>Full paths of the pages.</returns>
    public static IReadOnlyList<string> WriteLatest(ReleaseStore store, string environment)
    {
        var pages = new List<string>();
        foreach (var name in environment.Length > 0 ? [environment] : store.Environments)
        {
            if (store.LatestOf(name) is { Length: > 0 } latest
                && store.Open(name, latest, new DiagnosticBag()) is { } folder
                && Write(folder, store.IsHeld(name, latest)) is { } page)
            {
                pages.Add(page);
            }
        }

        return pages;
    }
}
