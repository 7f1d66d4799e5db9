using DeployPlan.Diagnostics;
using DeployPlan.Planning;
using DeployPlan.Plans;

namespace DeployPlan.Rollbacks;

/// <summary>The operations of a rollback: what waited for something when it was executed is undone before it. Health checks come after what they check.</summary>
internal sealed class RollbackGraph
{
    private readonly Dictionary<string, DraftOperation> _nodes = new(StringComparer.Ordinal);
    private readonly List<RepeatedOperation> _deploys = [];
    private readonly List<RepeatedOperation> _checks = [];
    private readonly Dictionary<(string Database, string Strategy), HashSet<DraftOperation>> _ran = [];
    private readonly Dictionary<string, DraftOperation> _lastDown = new(StringComparer.Ordinal);

    /// <summary>What is deployed again.</summary>
    public IReadOnlyList<RepeatedOperation> Deploys => _deploys;

    /// <summary>The checks of what is deployed again.</summary>
    public IReadOnlyList<RepeatedOperation> Checks => _checks;

    /// <summary>Adds what is undone in a database, after what was added for it before.</summary>
    public void AddDown(DownMigration down)
    {
        // A plan lists ready operations by phase: the last one to run comes first.
        var phase = down.Inputs.Strategy == MigrationStrategy.PostDeploy ? Phase.PreDeployMigration : Phase.PostDeployMigration;
        var draft = Add(phase, down.Inputs.Database, down.ToOperation());
        if (_lastDown.TryGetValue(down.Inputs.Database, out var later))
        {
            draft.WaitFor(later);
        }

        _lastDown[down.Inputs.Database] = draft;
    }

    /// <summary>Adds a deploy that is repeated; once, however many releases deployed over it.</summary>
    public void AddDeploy(RepeatedOperation deploy)
    {
        if (!_nodes.ContainsKey(deploy.Operation.Id))
        {
            _deploys.Add(deploy);
            Add(Phase.Deploy, NameOf(deploy.Operation), deploy.Operation);
        }
    }

    /// <summary>
    /// Reverses the dependencies of the executed operations of a release; operations with nothing to undo pass on theirs, and a migration also what releases before ran on its database:
    /// what waited for it relies on that, too.
    /// </summary>
    /// <param name="release">The release; those before it come first.</param>
    /// <param name="downsOf">Ids of the operations that undo what a migration did.</param>
    public void AddInverseEdges(ExecutedRelease release, Func<Operation, IReadOnlyList<string>> downsOf)
    {
        var behind = new Dictionary<string, IReadOnlyCollection<DraftOperation>>(StringComparer.Ordinal);
        var executed = new HashSet<string>(release.Executed.Select(entry => entry.Operation.Id), StringComparer.Ordinal);
        foreach (var operation in release.Plan.Operations)
        {
            var waitedFor = new HashSet<DraftOperation>(operation.DependsOn.SelectMany(id => behind[id]));
            IReadOnlyList<DraftOperation> own = executed.Contains(operation.Id) ? NodesOf(operation, downsOf) : [];
            foreach (var later in own)
            {
                foreach (var earlier in waitedFor.Where(earlier => earlier != later))
                {
                    earlier.WaitFor(later);
                }
            }

            if (operation.Inputs is MigrationInputs migration)
            {
                var ran = RanBefore(release.Plan, migration);
                ran.UnionWith(own);
                waitedFor.UnionWith(ran);
            }

            behind.Add(operation.Id, own.Count > 0 ? own : waitedFor);
        }
    }

    /// <summary>Adds the checks of what is deployed again: each after its deploy, after what is undone because of that deploy, and after the checks that its deploy had waited for.</summary>
    public void AddHealthChecks()
    {
        var checks = new List<(DraftOperation Check, RepeatedOperation Deploy)>();
        foreach (var release in _deploys.Select(deploy => deploy.Release).Distinct())
        {
            var ofRelease = _deploys.Where(deploy => deploy.Release == release).ToDictionary(deploy => deploy.Operation.Id, StringComparer.Ordinal);
            foreach (var check in release.Plan.Operations.Where(operation => operation.Type == OperationType.HealthCheck))
            {
                foreach (var deploy in check.DependsOn.Where(ofRelease.ContainsKey).Select(id => ofRelease[id]))
                {
                    checks.Add((AddCheck(check, release), deploy));
                }
            }
        }

        var undoneAfter = UndoneAfter();
        foreach (var (check, deploy) in checks)
        {
            check.WaitFor(_nodes[deploy.Operation.Id]);
            check.WaitForAll(undoneAfter[_nodes[deploy.Operation.Id]]);
            var original = deploy.Release.Find(deploy.Operation.Id)!;
            check.WaitForAll(original.DependsOn.Where(id => _nodes.TryGetValue(id, out var other) && other.Phase == Phase.HealthCheck).Select(id => _nodes[id]));
        }
    }

    /// <summary>The operations in an order that can be executed; null if they wait for each other.</summary>
    public IReadOnlyList<Operation>? Order() => OperationGraph.Order([.. _nodes.Values], new DiagnosticBag());

    private HashSet<DraftOperation> RanBefore(Plan plan, MigrationInputs migration)
    {
        var key = (migration.Database, migration.Strategy);
        var ran = _ran.TryGetValue(key, out var known) ? known : _ran[key] = [];
        if (EarlierDatabase.Of(migration, plan) is { } name && _ran.TryGetValue((name, migration.Strategy), out var before))
        {
            ran.UnionWith(before);
        }

        return ran;
    }

    private DraftOperation AddCheck(Operation check, ExecutedRelease release)
    {
        if (_nodes.TryGetValue(check.Id, out var known))
        {
            return known;
        }

        var repeated = check with { DependsOn = [] };
        _checks.Add(new RepeatedOperation(repeated, release));
        return Add(Phase.HealthCheck, NameOf(check), repeated);
    }

    private DraftOperation Add(Phase phase, string name, Operation operation)
    {
        var draft = new DraftOperation(phase, name, default, operation);
        _nodes.Add(operation.Id, draft);
        return draft;
    }

    private IReadOnlyList<DraftOperation> NodesOf(Operation operation, Func<Operation, IReadOnlyList<string>> downsOf) => operation.Type switch
    {
        OperationType.Deploy => _nodes.TryGetValue(operation.Id, out var deploy) ? [deploy] : [],
        OperationType.Migration => [.. downsOf(operation).Select(id => _nodes[id])],
        _ => [],
    };

    private Dictionary<DraftOperation, List<DraftOperation>> UndoneAfter()
    {
        var after = _deploys.ToDictionary(deploy => _nodes[deploy.Operation.Id], _ => new List<DraftOperation>());
        foreach (var down in _nodes.Values.Where(node => node.Phase == Phase.PostDeployMigration))
        {
            foreach (var dependency in down.Dependencies)
            {
                if (after.TryGetValue(dependency.On, out var downs))
                {
                    downs.Add(down);
                }
            }
        }

        return after;
    }

    private static string NameOf(Operation operation) => operation.Inputs switch
    {
        DeployInputs { Services.Count: 1 } deploy => deploy.Services[0],
        HealthCheckInputs { Endpoints.Count: 1 } check => check.Endpoints[0].Name,
        HealthCheckInputs { Endpoints.Count: 0, Services.Count: 1 } check => check.Services[0],
        _ => "",
    };
}
