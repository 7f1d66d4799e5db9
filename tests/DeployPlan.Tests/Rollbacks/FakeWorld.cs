using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Rollbacks;

namespace DeployPlan.Tests.Rollbacks;

/// <summary>What is deployed and which scripts have run, changed by drivers that do nothing else; and the releases that they record.</summary>
internal sealed class FakeWorld
{
    private static readonly DateTime Noon = new(2026, 1, 2, 12, 0, 0, DateTimeKind.Utc);
    private readonly SortedDictionary<string, string> _deployed = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<string>> _scripts = new(StringComparer.Ordinal);

    public List<ExecutedRelease> Releases { get; } = [];

    /// <summary>Everything that a release may change, as text.</summary>
    public string State => string.Join('\n', _deployed.Select(pair => $"{pair.Key} runs {pair.Value}"))
        + "\n" + string.Join('\n', _scripts.Where(pair => pair.Value.Count > 0).Select(pair => $"{pair.Key} has {string.Join(", ", pair.Value)}"));

    /// <summary>Executes a plan as far as nothing fails.</summary>
    /// <param name="plan">The plan; the scripts are those that it seals.</param>
    /// <param name="fails">Whether the driver of an operation fails, before it has done anything.</param>
    public ExecutedRelease Apply(Plan plan, Predicate<Operation>? fails = null)
    {
        var id = $"2026010{Releases.Count + 1}T120000000Z-abcdef";
        var executed = new List<ExecutedOperation>();
        var results = new Dictionary<string, OperationResult>();
        var succeeded = new HashSet<string>();
        foreach (var operation in plan.Operations.Where(operation => operation.DependsOn.All(succeeded.Contains)))
        {
            var hasFailed = fails?.Invoke(operation) ?? false;
            executed.Add(new ExecutedOperation(operation, hasFailed ? OperationStatus.Failed : OperationStatus.Succeeded, Noon.AddSeconds(executed.Count)));
            if (Run(plan, operation, hasFailed) is { } result)
            {
                results.Add(operation.Id, result);
            }

            if (!hasFailed)
            {
                succeeded.Add(operation.Id);
            }
        }

        var release = new ExecutedRelease(id, plan, succeeded.Count == plan.Operations.Count, executed, results);
        Releases.Add(release);
        return release;
    }

    private OperationResult? Run(Plan plan, Operation operation, bool hasFailed)
    {
        switch (operation.Inputs)
        {
            case MigrationInputs migration:
                var scripts = hasFailed ? [] : Migrate(plan, migration);
                return migration.Direction == MigrationDirection.Down ? new OperationResult(null, scripts, null) : new OperationResult(scripts, null, null);
            case BuildInputs build:
                return new OperationResult(null, null, $"{build.Image}@sha256:{plan.Version}");
            case DeployInputs deploy when !hasFailed:
                // An image by digest and the same one by tag are one artefact.
                _deployed[operation.Id] = $"{deploy.Image?.Split('@')[0]} {deploy.Tag ?? deploy.Image?.Split("sha256:")[^1]}";
                return null;
            default:
                return null;
        }
    }

    private string[] Migrate(Plan plan, MigrationInputs migration)
    {
        var scripts = _scripts.TryGetValue(migration.Database, out var known) ? known : _scripts[migration.Database] = [];
        if (migration.Direction == MigrationDirection.Down)
        {
            foreach (var script in migration.Scripts)
            {
                Assert.AreEqual(script, scripts[^1], "Only the last script can be undone.");
                scripts.RemoveAt(scripts.Count - 1);
            }

            return [.. migration.Scripts];
        }

        var files = plan.SealedInputs.Select(input => input.Path)
            .Where(path => path.StartsWith(migration.Path + "/", StringComparison.Ordinal) && !path.EndsWith(".down.sql", StringComparison.Ordinal))
            .Select(path => path[(migration.Path.Length + 1)..])
            .Except(scripts).ToArray();
        scripts.AddRange(files);
        return files;
    }
}
