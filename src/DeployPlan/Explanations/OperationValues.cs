using DeployPlan.Configuration;
using DeployPlan.Plans;

namespace DeployPlan.Explanations;

/// <summary>What set the driver and each input of an operation, by its type. The names of the rows are those of plan.json.</summary>
internal static class OperationValues
{
    public static IReadOnlyList<ExplainedValue> Of(Subject subject, WrittenValues written)
    {
        var values = new ValueList(written);
        switch (subject.Operation.Inputs)
        {
            case InfraInputs infra:
                InfraValues.Add(values, subject, infra);
                break;
            case MigrationInputs migration:
                AddMigration(values, subject, migration);
                break;
            case BuildInputs build:
                BuildValues.Add(values, subject, build);
                break;
            case DeployInputs deploy:
                DeployValues.Add(values, subject, deploy);
                break;
            case HealthCheckInputs check:
                HealthCheckValues.Add(values, subject, check);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(subject));
        }

        return values.Values;
    }

    private static void AddMigration(ValueList values, Subject subject, MigrationInputs migration)
    {
        string[] database = ["databases", subject.Name];
        string[] migrations = [.. database, "migrations"];
        values.AddKey("driver", subject.Operation.Driver, [.. migrations, "engine"]);
        values.Add("database", migration.Database, values.Named(database));
        values.AddKey("strategy", migration.Strategy, [.. migrations, "strategy"]);
        values.AddKey("engine", migration.Engine, [.. migrations, "engine"]);
        values.AddKey("path", migration.Path, [.. migrations, "path"]);
        values.AddKey("conn_env", migration.ConnectionEnv, [.. database, "connection_env"]);
        values.AddKey("timeout_seconds", migration.TimeoutSeconds, [.. migrations, "timeout_seconds"]);
        values.AddKey("args", migration.Args, [.. migrations, "args"]);
    }
}
