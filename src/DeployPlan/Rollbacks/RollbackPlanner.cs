using DeployPlan.Diagnostics;
using DeployPlan.Planning;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Rollbacks;

/// <summary>From what was executed to the plan that undoes it: a pure function, which touches no file and no clock.</summary>
internal sealed class RollbackPlanner
{
    private readonly RollbackRange _range;
    private readonly EarlierState _earlier;
    private readonly DatabaseHistory _databases;
    private readonly RollbackGraph _graph = new();
    private readonly List<UndoneOperation> _undone = [];

    private RollbackPlanner(RollbackRange range)
    {
        _range = range;
        _earlier = new EarlierState(range.Before);
        _databases = new DatabaseHistory(range.Before, range.Undone);
    }

    /// <summary>The plan, not yet sealed; null if changes would have to alternate, which one plan cannot express.</summary>
    public static RollbackDraft? Plan(RollbackRange range) => new RollbackPlanner(range).Plan();

    private RollbackDraft? Plan()
    {
        foreach (var downs in _databases.Downs)
        {
            _graph.AddDown(downs);
        }

        foreach (var release in _range.Effective)
        {
            AddDeploys(release);
        }

        foreach (var release in Enumerable.Reverse(_range.Undone))
        {
            var isTakenBack = _range.TakenBack.Contains(release.Id);
            _undone.AddRange(Enumerable.Reverse(release.Executed)
                .Select(executed => Undo(release, executed))
                .Where(undone => !isTakenBack || undone.Reversibility == Reversibility.Irreversible));
        }

        // The edges of an unfinished rollback are already reversed; those of the original releases are enough.
        foreach (var release in _range.Effective.Where(release => release.Plan.Rollback is null))
        {
            _graph.AddInverseEdges(release, operation => _databases.NodesOf(release, operation));
        }

        _graph.AddHealthChecks();
        return _graph.Order() is { } operations ? new RollbackDraft(ToPlan(operations), _graph.Deploys, _graph.Checks, _databases.Downs) : null;
    }

    private void AddDeploys(ExecutedRelease release)
    {
        foreach (var executed in release.Executed.Where(executed => executed.Operation.Type == OperationType.Deploy))
        {
            if (_earlier.Deploy(executed.Operation.Id) is { } deploy && OverwrittenImage(deploy) is null)
            {
                _graph.AddDeploy(deploy);
            }
        }
    }

    private UndoneOperation Undo(ExecutedRelease release, ExecutedOperation executed)
    {
        var operation = executed.Operation;
        return operation.Inputs switch
        {
            BuildInputs => Entry(Reversibility.Reversible, ReversalReasons.Build),
            HealthCheckInputs => Entry(Reversibility.Reversible, ReversalReasons.HealthCheck),
            InfraInputs => _earlier.Find(operation.Id) is { } before && IsSame(before.Operation, before.Release.Plan, operation, release.Plan)
                ? Entry(Reversibility.Reversible, ReversalReasons.InfraIsTheSame(before.Release.Id))
                : Entry(Reversibility.Irreversible, ReversalReasons.InfraStays),
            DeployInputs => _earlier.Deploy(operation.Id) is { } deploy
                ? OverwrittenImage(deploy) is { } image ? Entry(Reversibility.Irreversible, ReversalReasons.ImageIsOverwritten(image)) : Entry(Reversibility.Compensatable, ReversalReasons.DeployedAgain(((DeployInputs)deploy.Operation.Inputs).Release!), operation.Id)
                : Entry(Reversibility.Irreversible, ReversalReasons.NothingDeployedBefore),
            _ => _databases.Undo(release, executed),
        };

        UndoneOperation Entry(Reversibility reversibility, string reason, params string[] by) => new(operation.Id, release.Id, reversibility, reason, by);
    }

    // What a build made without a registry, by a release that did not record its id, has only a tag, which a later build may have taken.
    private string? OverwrittenImage(RepeatedOperation deploy) =>
        deploy.Operation.Inputs is DeployInputs { Image: { } image } inputs && image.IndexOf('@') < 0
        && (inputs.Tag is null ? image : $"{image}:{inputs.Tag}") is var name && _range.Undone.Any(release => release.HasBuilt(name)) ? name : null;

    // The same inputs and the same bytes of the files that they name.
    private static bool IsSame(Operation before, Plan earlier, Operation after, Plan later) =>
        OperationInputs.ToLine(before.Inputs) == OperationInputs.ToLine(after.Inputs)
        && ConsumedBy(before, earlier).SequenceEqual(ConsumedBy(after, later));

    private static IEnumerable<SealedInput> ConsumedBy(Operation operation, Plan plan) =>
        new SealedFiles(plan).Of(operation).Select(number => plan.SealedInputs[number] with { Members = null });

    private Plan ToPlan(IReadOnlyList<Operation> operations)
    {
        var target = _range.Target;
        var earliest = _undone.FindLast(undone => undone.Reversibility == Reversibility.Irreversible);
        return new Plan
        {
            Environment = target.Plan.Environment,
            Project = target.Plan.Project,
            Version = target.Plan.Version,
            ApprovalRequired = _range.Current.Plan.ApprovalRequired,
            Rollback = new PlanRollback { From = _range.Current.Id, To = target.Id, PointOfNoReturn = earliest?.Operation, Undoes = _undone },
            Operations = operations,
            RequiredEnvironment = RollbackVariables.Of(_graph.Deploys, _databases.Downs),
            EnvFile = ReleaseFolder.EnvironmentFileOf(target.Plan),
        };
    }
}

/// <summary>A rollback plan that is not yet sealed, and where its parts come from.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Deploys">What is deployed again.</param>
/// <param name="Checks">What is checked again.</param>
/// <param name="Downs">What is undone in databases.</param>
internal sealed record RollbackDraft(Plan Plan, IReadOnlyList<RepeatedOperation> Deploys, IReadOnlyList<RepeatedOperation> Checks, IReadOnlyList<DownMigration> Downs);
