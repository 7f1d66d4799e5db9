using DeployPlan.Changes;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Views;

namespace DeployPlan.Commands;

/// <summary>Writes the locks of a config: always of the whole plan, whatever services are filtered elsewhere.</summary>
internal static class LockCommand
{
    /// <summary>Plans in memory and writes the locks, all or none; the changes of each are relative to the previous lock.</summary>
    public static LockOutcome Run(LockRequest request)
    {
        var diagnostics = new DiagnosticBag();
        var locked = new List<OriginPlan>();
        if (ConfigPlans.Read(request.ConfigFile, request.OpenTree(), request.Strict, diagnostics) is { } plans)
        {
            foreach (var environment in request.Environment is { } one ? [one] : plans.Environments)
            {
                if (plans.Plan(environment, request.LockVersion ? request.Version : PlanFormat.AnyVersion, []) is { } plan)
                {
                    locked.Add(request.LockSources ? plan : plan with { Plan = LockFile.WithoutSources(plan.Plan) });
                }
            }
        }

        var compared = diagnostics.HasErrors ? [] : locked.Select(plan => Write(request, plan, diagnostics)).OfType<ComparedEnvironment>().ToList();
        return new LockOutcome(diagnostics.ToSortedList(), compared, [.. compared.Select(environment => FileOf(request, environment.Environment))]);
    }

    private static string FileOf(LockRequest request, string environment) => Path.Combine(request.ConfigDirectory, LockName.Of(environment));

    private static ComparedEnvironment? Write(LockRequest request, OriginPlan later, DiagnosticBag diagnostics)
    {
        var environment = later.Plan.Environment;
        var file = FileOf(request, environment);
        var name = Path.GetFileName(file);
        Plan? earlier;
        try
        {
            earlier = Earlier(file);
            AtomicFile.WriteIfChanged(file, LockFile.ToBytes(later.Plan));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(LockDiagnostics.CannotWriteLock(file, e.Message));
            return null;
        }

        var before = earlier ?? later.Plan with { Operations = [], ManualOperations = [], RequiredEnvironment = [], SealedInputs = [] };
        var label = earlier is null ? $"no lock, {name} is new" : $"the previous {name}";
        var comparison = new Comparison(environment, new ComparisonBase("lock", label, earlier), PlanComparer.Compare(before, later.Plan), later.Origins);
        return ComparisonReport.Write(request.OutputDirectory, "lock", comparison, diagnostics);
    }

    // A lock with a fault is replaced; one that no one may read now is not.
    private static Plan? Earlier(string file) => File.Exists(file) ? LockReader.Read(file, File.ReadAllBytes(file), new DiagnosticBag()) : null;
}
