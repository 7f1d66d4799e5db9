using DeployPlan.Configuration;
using DeployPlan.Plans;

namespace DeployPlan.Planning;

/// <summary>The migrations of an environment, which have the same ids with and without services.</summary>
internal sealed class MigrationOperations
{
    private readonly Dictionary<string, DraftOperation> _preDeploy = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DraftOperation> _postDeploy = new(StringComparer.Ordinal);
    private readonly List<DraftOperation> _allPreDeploy = [];
    private readonly List<DraftOperation> _allPostDeploy = [];
    private readonly List<Operation> _manual = [];

    public MigrationOperations(EnvironmentConfig environment)
    {
        foreach (var database in environment.Databases)
        {
            if (database.Migrations is { } migrations)
            {
                Add(environment, database, migrations);
            }
        }
    }

    public IReadOnlyList<DraftOperation> PreDeploy => _allPreDeploy;

    public IReadOnlyList<DraftOperation> PostDeploy => _allPostDeploy;

    public IReadOnlyList<Operation> Manual => _manual;

    /// <summary>The pre_deploy migrations of one database; null if it has none.</summary>
    public DraftOperation? PreDeployOf(string database) => _preDeploy.TryGetValue(database, out var draft) ? draft : null;

    /// <summary>The post_deploy migrations of one database; null if it has none.</summary>
    public DraftOperation? PostDeployOf(string database) => _postDeploy.TryGetValue(database, out var draft) ? draft : null;

    private void Add(EnvironmentConfig environment, DatabaseConfig database, MigrationsConfig migrations)
    {
        var operation = ToOperation(environment, database, migrations);
        switch (migrations.Strategy.Value)
        {
            case MigrationStrategy.PreDeploy:
                Keep(Phase.PreDeployMigration, _preDeploy, _allPreDeploy);
                break;
            case MigrationStrategy.PostDeploy:
                Keep(Phase.PostDeployMigration, _postDeploy, _allPostDeploy);
                break;
            case MigrationStrategy.Manual:
                _manual.Add(operation);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(migrations));
        }

        void Keep(Phase phase, Dictionary<string, DraftOperation> byDatabase, List<DraftOperation> all)
        {
            var draft = new DraftOperation(phase, database.Name.Value, database.Name.Span, operation)
            {
                RequiredEnvironment = database.ConnectionEnv is { } variable ? [variable.Value] : [],
            };
            byDatabase[database.Name.Value] = draft;
            all.Add(draft);
        }
    }

    // A reviewer must see that no new script is meant.
    private static string Renames(MigrationsConfig migrations)
    {
        var renames = new List<string>(migrations.Renamed.Count + 1);
        if (migrations.RenamedFrom is { } name)
        {
            renames.Add($"was database {name}");
        }

        renames.AddRange(migrations.Renamed.Select(static renamed => $"{renamed.Value} was {renamed.Key}"));
        return renames.Count == 0 ? "" : $" ({string.Join(", ", renames)})";
    }

    private static Operation ToOperation(EnvironmentConfig environment, DatabaseConfig database, MigrationsConfig migrations)
    {
        var name = database.Name.Value;
        var strategy = migrations.Strategy.Value;
        var metadata = new List<KeyValuePair<string, string>>(5);
        if (database.ConnectionEnv is { } variable)
        {
            metadata.Add(new("conn_env", variable.Value));
        }

        metadata.Add(new("database", name));
        metadata.Add(new("engine", migrations.Engine.Value));
        metadata.Add(new("path", migrations.Path.Value));
        metadata.Add(new("strategy", strategy));
        return new Operation
        {
            Id = $"migration_{name}_{strategy}",
            Type = OperationType.Migration,
            Description = $"Run {strategy} migrations for database {name}{Renames(migrations)}",
            Driver = migrations.Engine.Value,
            RunsOn = strategy == MigrationStrategy.Manual ? null : PlanningContext.RunsOn(environment, database.RunsOn),
            Metadata = metadata,
            Declared = database.Inputs,
            Inputs = new MigrationInputs
            {
                Database = name,
                Strategy = strategy,
                Engine = migrations.Engine.Value,
                Path = migrations.Path.Value,
                ConnectionEnv = database.ConnectionEnv?.Value,
                TimeoutSeconds = migrations.TimeoutSeconds,
                Args = migrations.Args,
                Dialect = migrations.Dialect,
                OutOfOrder = migrations.OutOfOrder,
                RenamedFrom = migrations.RenamedFrom,
                Renamed = migrations.Renamed,
            },
        };
    }
}
