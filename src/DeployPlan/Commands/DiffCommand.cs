using DeployPlan.Changes;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Views;

namespace DeployPlan.Commands;

/// <summary>Compares the plans of a config with earlier ones, and writes the differences for people and machines.</summary>
internal static class DiffCommand
{
    /// <summary>Plans in memory, compares and writes the reports; a problem of the input or the disk is a diagnostic.</summary>
    public static DiffOutcome Run(DiffRequest request)
    {
        var diagnostics = new DiagnosticBag();
        var compared = new List<ComparedEnvironment>();
        CheckRequest(request, diagnostics);
        if ((NeedsNoRelease(request) || SharedStore.Pull(request, diagnostics)) && !diagnostics.HasErrors && ConfigPlans.Read(request.ConfigFile, request.OpenTree(), request.Strict, diagnostics) is { } plans)
        {
            using var bases = new ComparisonBases(request, plans, diagnostics);
            foreach (var environment in request.Environment is { } one ? [one] : plans.Environments)
            {
                if (Compare(request, plans, bases, environment, diagnostics) is { } result)
                {
                    compared.Add(result);
                }
            }
        }

        return new DiffOutcome(diagnostics.ToSortedList(), compared);
    }

    private static bool NeedsNoRelease(DiffRequest request) =>
        request.BaseFile.Length > 0 || request.BaseLock || request.BaseRevision.Length > 0 || request.BaseEnvironment.Length > 0;

    private static void CheckRequest(DiffRequest request, DiagnosticBag diagnostics)
    {
        var named = new List<string>();
        AddIf(request.BaseFile.Length > 0, "DeployPlanBaseFile");
        AddIf(request.BaseRelease.Length > 0, "DeployPlanBaseRelease");
        AddIf(request.BaseLock, "DeployPlanBaseLock");
        AddIf(request.BaseRevision.Length > 0, "DeployPlanBase");
        AddIf(request.BaseEnvironment.Length > 0, "DeployPlanBaseEnvironment");
        if (named.Count > 1)
        {
            diagnostics.Add(DiffDiagnostics.SeveralBases(request.ConfigFile, named));
        }

        if (request.Environment is null && named.FirstOrDefault(name => name is "DeployPlanBaseFile" or "DeployPlanBaseEnvironment") is { } single)
        {
            diagnostics.Add(DiffDiagnostics.NoEnvironment(request.ConfigFile, single));
        }

        void AddIf(bool isNamed, string name)
        {
            if (isNamed)
            {
                named.Add(name);
            }
        }
    }

    private static ComparedEnvironment? Compare(DiffRequest request, ConfigPlans plans, ComparisonBases bases, string environment, DiagnosticBag diagnostics)
    {
        // Problems of the config itself come before problems of the base.
        if (plans.Plan(environment, request.Version, request.Services) is not { } later || diagnostics.HasErrors || bases.Of(environment) is not { } earlier)
        {
            return null;
        }

        var isLock = earlier.Kind == "lock" || earlier.IsForEveryVersion;
        if (isLock || earlier.Plan is { Minor: < PlanFormat.FirstWithSets })
        {
            // As the earlier plan was sealed.
            later = plans.Plan(
                environment, earlier.IsForEveryVersion ? PlanFormat.AnyVersion : request.Version, isLock ? [] : request.Services, earlier.Plan?.Minor)!;
        }

        later = isLock && earlier.Plan is { } locked ? later with { Plan = LockFile.AsIn(locked, later.Plan) } : later;

        var before = earlier.Plan ?? later.Plan with { Operations = [], ManualOperations = [], RequiredEnvironment = [], SealedInputs = [] };
        var comparison = new Comparison(environment, earlier, PlanComparer.Compare(before, later.Plan), later.Origins);
        if (request.FailOnChanges && !comparison.Diff.IsEmpty)
        {
            diagnostics.Add(DiffDiagnostics.HasChanges(request.ConfigFile, environment, earlier.Label, DiffText.Counts(comparison.Diff)));
        }

        return ComparisonReport.Write(request.OutputDirectory, "diff", comparison, diagnostics);
    }
}
