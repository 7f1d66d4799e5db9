using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Releases;
using DeployPlan.Stores;
using DeployPlan.Views;

namespace DeployPlan.Commands;

/// <summary>Shows what is known of the releases.</summary>
internal static class ReleasesCommand
{
    /// <summary>Also writes the page of each release that is shown with its operations.</summary>
    public static ReleasesOutcome Run(ReleasesRequest request)
    {
        var diagnostics = new DiagnosticBag();
        var outcome = Show(request, diagnostics);
        return (outcome ?? new ReleasesOutcome([], request.ReleasesDirectory, "")) with { Diagnostics = diagnostics.ToSortedList() };
    }

    private static ReleasesOutcome? Show(ReleasesRequest request, DiagnosticBag diagnostics)
    {
        string[] formats = [ReleasesRequest.Text, ReleasesRequest.Json, ReleasesRequest.Audit];
        if (!formats.Contains(request.Format))
        {
            diagnostics.Add(StoreDiagnostics.NoChoice(request.ConfigFile, "DeployPlanFormat", request.Format, formats));
            return null;
        }

        if (request.Format == ReleasesRequest.Audit && request.Shared is null)
        {
            diagnostics.Add(StoreDiagnostics.NoStore(request.ConfigFile, "DeployPlanFormat=audit"));
            return null;
        }

        if (!SharedStore.Pull(request, diagnostics)
            || ConfiguredProject.OfReleases(request, diagnostics) is not { } project || !ConfiguredProject.Knows(request, request.OpenReleases(project), diagnostics))
        {
            return null;
        }

        var store = request.OpenReleases(project);
        var environment = request.Environment ?? "";
        return request.LastOnly ? new ReleasesOutcome([], request.ReleasesDirectory, ReleaseListing.Status(store, environment, environment.Length > 0 ? [] : ConfiguredProject.Environments(request)) + Pages(store, environment))
            : request.Format == ReleasesRequest.Json ? Write(request, ReleaseList.Of(project, store, environment).ToBytes(), diagnostics)
            : request.Format == ReleasesRequest.Audit ? Audit(request, project, diagnostics)
            : new ReleasesOutcome([], request.ReleasesDirectory, ReleaseListing.List(store, environment));
    }

    private static ReleasesOutcome? Write(ReleasesRequest request, byte[] bytes, DiagnosticBag diagnostics)
    {
        var file = Path.Combine(request.OutputDirectory, request.Environment ?? "", ReleaseListFile.Name);
        if (ReleaseListFile.IsForeign(file))
        {
            diagnostics.Add(DiffDiagnostics.CannotWriteReport(file, "a file that was not written by this target is there"));
            return null;
        }

        try
        {
            AtomicFile.WriteIfChanged(file, bytes);
            return new ReleasesOutcome([], file, Encoding.UTF8.GetString(bytes).TrimEnd('\n')) { File = file };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(DiffDiagnostics.CannotWriteReport(file, e.Message));
            return null;
        }
    }

    private static ReleasesOutcome? Audit(ReleasesRequest request, string project, DiagnosticBag diagnostics)
    {
        using var session = SharedStore.Open(request, diagnostics);
        ReleasesOutcome? outcome = null;
        if (session is not null)
        {
            SharedStore.Try(request, diagnostics, () =>
            {
                var prefix = request.Environment is { } environment ? new StoreNames(project, environment).Prefix : StoreNames.PrefixOf(project);
                var lines = session.Client.Lines(prefix);
                outcome = new ReleasesOutcome([], StoreLocation.Shown(request.Shared!.Location), lines.Count == 0 ? "There are no changes." : string.Join("\n", lines));
            });
        }

        return outcome;
    }

    private static string Pages(ReleaseStore store, string environment)
    {
        var pages = ReleasePage.WriteLatest(store, environment);
        return pages.Count == 0 ? "" : "\n\nIn a browser: " + string.Join("\n              ", pages);
    }
}
