using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Exports;

/// <summary>
/// From a plan to a file of an engine: everything is checked before it is written, and what was written is read again and compared with the plan. Nothing here knows an
/// engine; an exporter says what its engine takes.
/// </summary>
internal static class Export
{
    /// <summary>The bytes of the file; null, with diagnostics, if the engine cannot run the plan.</summary>
    /// <param name="exporter">The engine.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="request">What the file says beside the plan.</param>
    /// <param name="at">Where to report what is wrong.</param>
    /// <param name="diagnostics">Receives the problems, and what the engine cannot do that is not needed.</param>
    public static byte[]? Write(IExporter exporter, VerifiedPlan plan, ExportRequest request, SourceSpan at, DiagnosticBag diagnostics)
    {
        var found = new DiagnosticBag();
        var bytes = Checked(exporter, plan, request, at, found);
        if (found.Contains(ExportDiagnostics.IsTooLarge) && Exporters.ForLarger(exporter) is { } larger)
        {
            found = new DiagnosticBag();
            bytes = Checked(larger, plan, request, at, found);
            found.Add(ExportDiagnostics.InWaves(at, exporter.Title, exporter.Limits.Bytes));
        }

        diagnostics.AddRange(found.ToSortedList());
        return found.HasErrors ? null : bytes;
    }

    private static byte[]? Checked(IExporter exporter, VerifiedPlan plan, ExportRequest request, SourceSpan at, DiagnosticBag diagnostics)
    {
        ExportTexts.Check(exporter, plan, request, at, diagnostics);
        OneMachine.Check(exporter, plan.Plan, at, diagnostics);
        CheckStore(request, at, diagnostics);
        CheckFeatures(exporter, plan.Plan, request, at, diagnostics);
        return diagnostics.HasErrors || !CheckJobs(exporter, plan.Plan, at, diagnostics) ? null : Written(exporter, plan, request, diagnostics, at);
    }

    private static byte[]? Written(IExporter exporter, VerifiedPlan plan, ExportRequest request, DiagnosticBag diagnostics, SourceSpan at)
    {
        var graph = JobGraph.Of(plan, request, exporter.SharesCheckout);
        var inWaves = exporter.Features.HasFlag(EngineFeatures.Waves);
        graph = inWaves ? JobWaves.InOrder(graph) : graph;
        var jobs = JobNames.Give(FanIn.Split(Reduced(graph), exporter.Limits.Needs, request.RunsOn), exporter.Names);
        if (JobNames.SameName(jobs) is { } same)
        {
            diagnostics.Add(ExportDiagnostics.SameName(at, same.First.Id, same.Second.Id, same.First.Name, exporter.Title));
            return null;
        }

        if (jobs.Count > exporter.Limits.Jobs)
        {
            diagnostics.Add(ExportDiagnostics.TooManyJobs(at, exporter.Title, jobs.Count, exporter.Limits.Jobs));
            return null;
        }

        if (OwnVariable(exporter, jobs) is { } variable)
        {
            diagnostics.Add(ExportDiagnostics.OwnVariable(at, variable.Name, variable.Start, exporter.Title));
            return null;
        }

        var text = exporter.Write(new JobPlan(plan.Id, plan.Plan.Project, plan.Plan.Environment, jobs, request) { KeepsCheckout = OneMachine.KeepsCheckout(plan.Plan) });
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > exporter.Limits.Bytes)
        {
            diagnostics.Add(ExportDiagnostics.TooLarge(at, exporter.Title, bytes.Length, exporter.Limits.Bytes));
        }
        else if (RoundTrip.Difference(graph, jobs, exporter.Read(text), inWaves) is { } difference)
        {
            diagnostics.Add(ExportDiagnostics.WrittenWrong(at, exporter.Title, difference));
        }

        return bytes;
    }

    private static (string Name, string Start)? OwnVariable(IExporter exporter, IReadOnlyList<ExportJob> jobs) => jobs
        .SelectMany(static job => job.Variables)
        .SelectMany(name => exporter.OwnVariables.Where(start => name.Replace('.', '_').Replace('-', '_').StartsWith(start, StringComparison.OrdinalIgnoreCase)).Select(start => ((string Name, string Start)?)(name, start)))
        .FirstOrDefault();

    // What ends a release must see that everything has ended: a job may be skipped at once, while another one still runs.
    private static IReadOnlyList<ExportJob> Reduced(IReadOnlyList<ExportJob> graph)
    {
        var reduced = JobReach.Reduce([.. graph.Select(static job => job.Needs)]);
        return [.. graph.Select((job, i) => job.Kind == JobKind.End ? job : job with { Needs = reduced[i] })];
    }

    private static void CheckStore(ExportRequest request, SourceSpan at, DiagnosticBag diagnostics)
    {
        if (request.Store.Length == 0)
        {
            diagnostics.Add(ExportDiagnostics.NoStore(at));
        }
    }

    private static void CheckFeatures(IExporter exporter, Plan plan, ExportRequest request, SourceSpan at, DiagnosticBag diagnostics)
    {
        var manual = plan.ManualOperations.Select(static operation => operation.Id).ToList();
        if (!Has(EngineFeatures.Gates) && (plan.ApprovalRequired || manual.Count > 0))
        {
            diagnostics.Add(ExportDiagnostics.NoGates(at, exporter.Title, plan.ApprovalRequired ? "the approval of the plan" : string.Join(", ", manual)));
        }

        Downgrade(EngineFeatures.Limits, "stop a job after a time", jobs => jobs.Where(static operation => operation.Inputs is MigrationInputs { TimeoutSeconds: not null } or HealthCheckInputs));
        Downgrade(EngineFeatures.Labels, "choose a machine by 'runs_on'", jobs => jobs.Where(static operation => operation.RunsOn is not null));
        Downgrade(EngineFeatures.Processes, "keep a process when its job is over, unless its ProctrackType is proctrack/pgid", jobs => jobs.Where(OneMachine.StartsProcess));
        if (!Has(EngineFeatures.Images) && request.Image.Length > 0)
        {
            diagnostics.Add(ExportDiagnostics.Downgrade(at, exporter.Title, "run a job in the image of DeployPlanExportImage", []));
        }

        if (Has(EngineFeatures.OnlyImages) && request.Image.Length == 0)
        {
            diagnostics.Add(ExportDiagnostics.NoImage(at, exporter.Title));
        }

        bool Has(EngineFeatures feature) => (exporter.Features & feature) == feature;

        void Downgrade(EngineFeatures feature, string what, Func<IEnumerable<Operation>, IEnumerable<Operation>> concerned)
        {
            if (!Has(feature) && concerned(plan.Operations).Select(static operation => operation.Id).ToList() is { Count: > 0 } ids)
            {
                diagnostics.Add(ExportDiagnostics.Downgrade(at, exporter.Title, what, ids));
            }
        }
    }

    // Before anything that takes long.
    private static bool CheckJobs(IExporter exporter, Plan plan, SourceSpan at, DiagnosticBag diagnostics)
    {
        if (plan.Operations.Count == 0)
        {
            diagnostics.Add(ExportDiagnostics.NothingToRun(at, plan.Environment));
            return false;
        }

        // A job has its command line at least, unless it shares that with others.
        var least = exporter.Features.HasFlag(EngineFeatures.Waves) ? 0 : (long)plan.Operations.Count * (LeastBytes + plan.Environment.Length);
        if (plan.Operations.Count > exporter.Limits.Jobs || least > exporter.Limits.Bytes)
        {
            diagnostics.Add(plan.Operations.Count > exporter.Limits.Jobs
                ? ExportDiagnostics.TooManyJobs(at, exporter.Title, plan.Operations.Count, exporter.Limits.Jobs)
                : ExportDiagnostics.TooLarge(at, exporter.Title, least, exporter.Limits.Bytes));
            return false;
        }

        return true;
    }

    private const int LeastBytes = 150;
}
