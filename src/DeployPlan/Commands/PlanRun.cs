using DeployPlan.Changes;
using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Planning;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Sealing;
using DeployPlan.Views;

namespace DeployPlan.Commands;

/// <summary>One run that actually plans: everything is planned before anything is written, and outdated files are deleted.</summary>
internal sealed class PlanRun(PlanRequest request, SourceTree tree)
{
    private readonly DiagnosticBag _diagnostics = new();

    public PlanOutcome Execute()
    {
        // Asked before the file is read: an edit in between makes the next build plan again instead of going unnoticed.
        tree.HashFile(Path.GetFileName(request.ConfigFile));
        var config = ConfigReader.Read(request.ConfigFile, tree, request.Strict, _diagnostics);
        if (config is null || _diagnostics.HasErrors)
        {
            PlanFiles.RetractAll(request, _diagnostics);
            return Failed();
        }

        var environments = ChosenEnvironments.Of(config, request.Environment, _diagnostics);
        var outcome = Plan(config, environments);
        if (_diagnostics.HasErrors)
        {
            // Of what was asked for, nothing is left: neither a new plan, nor an old one that may no longer be right.
            foreach (var environment in environments)
            {
                PlanFiles.Retract(PlanFiles.PathOf(request, environment.Name.Value), _diagnostics);
            }

            return Failed();
        }

        return outcome;
    }

    private PlanOutcome Plan(DeployConfig config, IReadOnlyList<EnvironmentConfig> environments)
    {
        var plans = new List<(Plan Plan, EnvironmentConfig Environment)>(environments.Count);
        var scripts = new ScriptReview(tree, _diagnostics);
        foreach (var environment in environments)
        {
            DriverNames.Check(environment, request.Drivers, request.Strict, _diagnostics);
            if (Planner.Plan(config, environment, request.Version, request.Services, _diagnostics) is { } plan)
            {
                scripts.Check(
                    plan,
                    [.. environment.Databases.Select(static database => database.Name.Value)],
                    new ScriptHistory(request.OpenReleases(plan.Project), plan.Environment));
                plans.Add((PlanSealing.Seal(plan, tree, project => ProjectPlace.Of(environment, project), _diagnostics), environment));
            }
        }

        CheckLocks(config, environments);
        return _diagnostics.HasErrors ? Failed() : Write(plans);
    }

    // A filter limits what is planned, not what is locked.
    private void CheckLocks(DeployConfig config, IReadOnlyList<EnvironmentConfig> environments)
    {
        if (!request.LockedMode || _diagnostics.HasErrors)
        {
            return;
        }

        var check = new LockCheck(new ConfigPlans(config, tree, _diagnostics), request.Version, tree, _diagnostics);
        foreach (var environment in environments)
        {
            check.Accepts(environment.Name.Value);
        }
    }

    private PlanOutcome Write(List<(Plan Plan, EnvironmentConfig Environment)> plans)
    {
        var written = new List<WrittenPlan>(plans.Count);
        byte[]? bytes = null;
        foreach (var (plan, environment) in plans)
        {
            var document = PlanWriter.Write(plan);
            var file = PlanFiles.PathOf(request, plan.Environment);
            var made = PlanBase.Now(request.OpenReleases(plan.Project), plan.Environment, document.Id);
            var madeBytes = made.ToBytes();
            if (PlanFiles.Write(file, file, document.Bytes, _diagnostics)
                && PlanFiles.Write(file, PlanBase.FileBeside(file), madeBytes, _diagnostics)
                && PlanFiles.WriteSets(file, plan, _diagnostics) is { } sets)
            {
                bytes = document.Bytes;
                var since = new Lazy<SinceRelease?>(() => SinceRelease(plan));
                var views = ViewFiles.Write(request, file, plan, document.Id, environment, since, _diagnostics);
                if (request.Environment is not null)
                {
                    WarnOfGone(environment, since.Value);
                }

                var whole = views.HtmlSha256.Length > 0 ? "plan.html" : "plan.json";
                var answer = Answer(plan, document.Id, file, Summary(plan, document.Id, whole, since)) with { LastRelease = made.Release };
                written.Add(new WrittenPlan(answer, ContentDigest.OfBytes(document.Bytes), sets, ContentDigest.OfBytes(madeBytes), views));
            }
        }

        if (_diagnostics.HasErrors)
        {
            return Failed();
        }

        var diagnostics = _diagnostics.ToSortedList();
        PlanFiles.Remember(request, new RunRecord(request, tree.RepositoryRoot, tree.Taken, tree.Observations, diagnostics, written) { WrittenFolders = request.WrittenFolders }, _diagnostics);
        return _diagnostics.HasErrors ? Failed() : new PlanOutcome(diagnostics, [.. written.Select(plan => plan.Plan)], IsUpToDate: false)
        {
            Bytes = request.KeepsBytes ? bytes : null,
        };
    }

    // Nothing that is planned stops what is not planned any more. With a filter the plan has not all services of the environment.
    private void WarnOfGone(EnvironmentConfig environment, SinceRelease? since)
    {
        foreach (var id in since is not null && request.Services.Count == 0 ? since.Gone.Where(static id => id.StartsWith("deploy_", StringComparison.Ordinal)) : [])
        {
            _diagnostics.Add(PlanningDiagnostics.NoLongerDeployed(environment.Name.Span, id, since!.Release));
        }
    }

    private SinceRelease? SinceRelease(Plan plan) => ReleaseChanges.Of(plan, request.OpenReleases(plan.Project));

    // A build of every environment does not show summaries.
    private string Summary(Plan plan, string id, string whole, Lazy<SinceRelease?> since) =>
        TextSummary.Colored(plan, id, whole, request.Environment is null ? null : since.Value);

    // Without an environment nothing may run by accident, so there is nothing to run.
    private PlannedEnvironment Answer(Plan plan, string id, string file, string summary) => request.Environment is null
        ? new PlannedEnvironment(plan.Environment, file, id, summary, [], [], [])
        : new PlannedEnvironment(
            plan.Environment,
            file,
            id,
            summary,
            OperationItems.Flatten(plan.Operations, plan.Environment),
            OperationItems.Flatten(plan.ManualOperations, plan.Environment),
            plan.RequiredEnvironment);

    private PlanOutcome Failed() => new(_diagnostics.ToSortedList(), [], IsUpToDate: false);
}
