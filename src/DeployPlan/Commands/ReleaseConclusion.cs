using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Releases;
using DeployPlan.Views;

namespace DeployPlan.Commands;

/// <summary>How a release whose operations have ended is concluded and reported, whether one build ran all of them or each ran by itself.</summary>
internal static class ReleaseConclusion
{
    /// <summary>Sends it as a trace, once, and reports it.</summary>
    /// <param name="request">What is concluded.</param>
    /// <param name="folder">The release, as its records say it now.</param>
    /// <param name="notes">What could not be checked: a sentence each.</param>
    /// <param name="diagnostics">Receives what went wrong, and what to look after.</param>
    public static ApplyOutcome Conclude(ApplyRequest request, ReleaseFolder folder, IReadOnlyList<string> notes, DiagnosticBag diagnostics)
    {
        TracedEnd.Run(request, folder, diagnostics);
        return Report(request, folder, notes, diagnostics);
    }

    /// <summary>Writes its page and its Markdown, and says what became of it and what an earlier release has left running. One that was concluded before is reported in the same words.</summary>
    public static ApplyOutcome Report(ApplyRequest request, ReleaseFolder folder, IReadOnlyList<string> notes, DiagnosticBag diagnostics)
    {
        var page = ReleasePage.Write(folder, isHeld: false);
        if (ReleaseReport.ProblemOf(folder, request.CommandLine) is { } problem)
        {
            diagnostics.Add(problem);
        }

        WarnOfLeft(request, folder, diagnostics);
        var text = ReleaseReport.Of(folder, isHeld: false) + string.Concat(notes.Select(static note => "\n\n" + note)) + (page is null ? "" : $"\n\nIn a browser: {page}");
        return new ApplyOutcome(diagnostics.ToSortedList(), folder.Directory, text) { Markdown = WriteMarkdown(folder) };
    }

    private static void WarnOfLeft(ApplyRequest request, ReleaseFolder folder, DiagnosticBag diagnostics)
    {
        // With a filter, or when it goes back, the plan has not all services of the environment. What a later release has deployed is none of an earlier one that is reported again.
        var store = request.OpenReleases(folder.Plan.Project);
        if (folder.Release.Services.Count > 0 || folder.Plan.Rollback is not null || store.LatestOf(folder.Plan.Environment) != folder.Release.Id)
        {
            return;
        }

        foreach (var left in LeftRunning.Of(store, folder, isShared: request.Shared is not null))
        {
            diagnostics.Add(left.IsHere
                ? ExecutionDiagnostics.LeftRunning(left.Place, left.Service, left.Command)
                : ExecutionDiagnostics.LeftElsewhere(left.Place, left.Service, left.IsDeployedAgain, left.Command));
        }
    }

    // Only the records count, so a report that cannot be written is not an error.
    private static string WriteMarkdown(ReleaseFolder folder)
    {
        var file = Path.Combine(folder.Directory, "release.md");
        try
        {
            AtomicFile.WriteIfChanged(file, Encoding.UTF8.GetBytes(ReleaseMarkdown.Of(folder, isHeld: false)));
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
