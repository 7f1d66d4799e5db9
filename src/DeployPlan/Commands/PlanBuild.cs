using DeployPlan.Files;
using DeployPlan.Releases;

namespace DeployPlan.Commands;

/// <summary>The planner as a whole: config in, plans out.</summary>
internal static class PlanBuild
{
    /// <summary>Reads the config, plans what is asked for and writes it; or finds that nothing has changed and gives back what is there.</summary>
    /// <remarks>Problems of the input and of the disk are diagnostics. Exceptions are bugs.</remarks>
    public static PlanOutcome Run(PlanRequest request)
    {
        request = request with { ReleaseMark = ReleaseMark.Of(request.StateDirectory, request.Environment) };
        var configDirectory = Path.GetDirectoryName(request.ConfigFile)!;
        var root = request.RepositoryRoot ?? SourceTree.FindRepositoryRoot(configDirectory);
        var tree = new SourceTree(configDirectory, root);
        var record = RunRecordFile.Read(RunRecordFile.For(request));
        return record is not null && RunRecordCheck.IsCurrent(record, request, tree)
            ? new PlanOutcome(record.Diagnostics, [.. record.Plans.Select(written => written.Plan)], IsUpToDate: true)
            : PlanAnew(request, configDirectory, root);
    }

    /// <summary>Removes the plans of an outcome that is no success after all, and their views.</summary>
    /// <exception cref="IOException">One of them cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static void Retract(PlanOutcome outcome)
    {
        foreach (var planned in outcome.Environments)
        {
            File.Delete(planned.PlanFile);
            File.Delete(ViewFiles.MarkdownBeside(planned.PlanFile));
            File.Delete(ViewFiles.HtmlBeside(planned.PlanFile));
        }
    }

    private static PlanOutcome PlanAnew(PlanRequest request, string configDirectory, string root)
    {
        ColdStart.Begin();
        return new PlanRun(request, new SourceTree(configDirectory, root)).Execute();
    }
}
