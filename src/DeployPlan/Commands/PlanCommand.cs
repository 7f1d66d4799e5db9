using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Views;

namespace DeployPlan.Commands;

/// <summary>The planner as a whole: config in, plans out.</summary>
internal static class PlanCommand
{
    /// <summary>Reads the config, plans what is asked for and writes it; or finds that nothing has changed and returns the existing plans.</summary>
    /// <remarks>Problems of the input and of the disk are diagnostics. Exceptions are bugs.</remarks>
    public static PlanOutcome Run(PlanRequest request)
    {
        // A build of every environment looks at what is here; who asks for one is told what is true.
        var diagnostics = new DiagnosticBag();
        if (request.Environment is { } environment && !SharedStore.Pull(request, diagnostics))
        {
            PlanFiles.Retract(PlanFiles.PathOf(request, environment), diagnostics);
            return new PlanOutcome(diagnostics.ToSortedList(), [], IsUpToDate: false);
        }

        request = request with { ReleaseMark = ReleaseMark.Of(request.ReleasesDirectory, request.StateDirectory is not null, request.Environment) };
        var record = RunRecordFile.Read(RunRecordFile.For(request));
        if (record?.WrittenFolders.SequenceEqual(request.WrittenFolders, StringComparer.Ordinal) == false)
        {
            // What was seen without other files.
            record = null;
        }

        var earlier = record is null ? null : new EarlierLook(record.Taken, record.Observations);
        var tree = request.OpenTree(earlier);
        return record is not null && RunRecordCheck.IsCurrent(record, request, tree) && Current(request, record, tree) is { } current
            ? current
            : new PlanRun(request, request.OpenTree(earlier)).Execute();
    }

    private static PlanOutcome? Current(PlanRequest request, RunRecord record, SourceTree tree)
    {
        var diagnostics = new DiagnosticBag();
        if (tree.HasReadAgain)
        {
            // With the stamps of now, the next build need not read it again.
            PlanFiles.Remember(request, record with { Taken = tree.Taken, Observations = [.. record.Observations.Select(tree.Renewed)] }, diagnostics);
        }

        var outcome = new PlanOutcome([.. record.Diagnostics, .. diagnostics.ToSortedList()], [.. record.Plans.Select(static written => written.Plan)], IsUpToDate: true);
        if (!request.KeepsBytes)
        {
            return outcome;
        }

        // The bytes are read once and compared, so that what is applied is what was found current.
        var bytes = File.ReadAllBytes(record.Plans[0].Plan.PlanFile);
        return ContentDigest.OfBytes(bytes) == record.Plans[0].Sha256 ? outcome with { Bytes = bytes } : null;
    }

    /// <summary>Deletes the plans, and their views, of an outcome that failed after all.</summary>
    /// <exception cref="IOException">One of them cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static void Retract(PlanOutcome outcome)
    {
        foreach (var planned in outcome.Environments)
        {
            File.Delete(planned.PlanFile);
            File.Delete(InputSets.Beside(planned.PlanFile));
            File.Delete(PlanBase.FileBeside(planned.PlanFile));
            File.Delete(ViewPaths.MarkdownBeside(planned.PlanFile));
            File.Delete(ViewPaths.HtmlBeside(planned.PlanFile));
        }
    }
}
