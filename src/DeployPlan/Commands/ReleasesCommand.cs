using DeployPlan.Views;

namespace DeployPlan.Commands;

/// <summary>Shows what is known of the releases.</summary>
internal static class ReleasesCommand
{
    /// <summary>Also writes the page of each release that is shown with its operations.</summary>
    public static ReleasesOutcome Run(ReleasesRequest request)
    {
        var (directory, environment) = (request.ReleasesDirectory, request.Environment ?? "");
        return new ReleasesOutcome(
            [], directory, request.LastOnly ? ReleaseListing.Status(directory, environment) + Pages(directory, environment) : ReleaseListing.List(directory, environment));
    }

    private static string Pages(string directory, string environment)
    {
        var pages = ReleasePage.WriteLatest(directory, environment);
        return pages.Count == 0 ? "" : "\n\nIn a browser: " + string.Join("\n              ", pages);
    }
}
