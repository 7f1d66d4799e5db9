using DeployPlan.Diagnostics;
using DeployPlan.Releases;
using DeployPlan.Views;

namespace DeployPlan.Commands;

/// <summary>Shows what is known of the releases.</summary>
internal static class ReleasesCommand
{
    /// <summary>Also writes the page of each release that is shown with its operations.</summary>
    public static ReleasesOutcome Run(ReleasesRequest request)
    {
        var diagnostics = new DiagnosticBag();
        if (!SharedStore.Pull(request, diagnostics))
        {
            return new ReleasesOutcome(diagnostics.ToSortedList(), request.ReleasesDirectory, "");
        }

        if (ConfiguredProject.OfReleases(request, diagnostics) is not { } project || !ConfiguredProject.Knows(request, request.OpenReleases(project), diagnostics))
        {
            return new ReleasesOutcome(diagnostics.ToSortedList(), request.ReleasesDirectory, "");
        }

        var store = request.OpenReleases(project);
        var environment = request.Environment ?? "";
        return new ReleasesOutcome(
            [], request.ReleasesDirectory, request.LastOnly ? ReleaseListing.Status(store, environment) + Pages(store, environment) : ReleaseListing.List(store, environment));
    }

    private static string Pages(ReleaseStore store, string environment)
    {
        var pages = ReleasePage.WriteLatest(store, environment);
        return pages.Count == 0 ? "" : "\n\nIn a browser: " + string.Join("\n              ", pages);
    }
}
