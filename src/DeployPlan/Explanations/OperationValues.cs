using DeployPlan.Configuration;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Explanations;

/// <summary>What set the driver and each input of an operation. The names are those of plan.json.</summary>
internal static class OperationValues
{
    public static IReadOnlyList<ExplainedValue> Of(Subject subject, WrittenValues written)
    {
        var values = new ValueList(written);
        var origins = new InputOrigins(values, subject);
        Func<string, ValueOrigin> of = subject.Operation.Inputs switch
        {
            InfraInputs infra => field => origins.OfInfra(field, infra),
            MigrationInputs => origins.OfMigration,
            BuildInputs build => field => origins.OfBuild(field, build),
            DeployInputs deploy => field => origins.OfDeploy(field, deploy),
            HealthCheckInputs check => field => origins.OfHealthCheck(field, check),
            _ => throw new ArgumentOutOfRangeException(nameof(subject)),
        };

        values.Add("driver", subject.Operation.Driver, of("driver"));
        if (subject.Operation.RunsOn is { } labels)
        {
            values.Add("runs_on", JsonLine.Of(labels), origins.OfRunsOn());
        }

        subject.Operation.Inputs.Fields(new ExplainedFields(values, of));
        if (subject.Operation.Inputs is InfraInputs provisioned)
        {
            AddSettings(values, origins.EntryOf(provisioned), provisioned);
        }

        if (subject.Draft is { RequiredEnvironment.Count: > 0 } draft && subject.Operation.Inputs is DeployInputs)
        {
            values.Add("required_env", JsonLine.Of(draft.RequiredEnvironment), of("required_env"));
        }

        return values.Values;
    }

    private static void AddSettings(ValueList values, string[] entry, InfraInputs infra)
    {
        var prefix = string.Join(".", entry) + ".";
        foreach (var setting in values.Written.Below(entry))
        {
            var key = setting.Key.Substring(prefix.Length);
            if (infra.Settings.Values.Any(carried => key == carried.Key || key.StartsWith(carried.Key + ".", StringComparison.Ordinal)))
            {
                values.Add($"settings.{key}", JsonLine.TextOf(setting.Data), ValueOrigin.Of(new Origin("", setting.Span, setting.IsOverlay)));
            }
        }
    }
}
