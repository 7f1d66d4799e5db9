using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>The typed inputs of an operation from JSON: the counterpart of <see cref="InputsWriter"/>.</summary>
/// <param name="environment">The environment of the plan, which no operation may contradict.</param>
/// <param name="isNewer">The plan has a newer minor version, so keys may be there that are not known here.</param>
internal sealed class InputsReader(string environment, bool isNewer)
{
    private const int LongestSeconds = int.MaxValue;

    /// <summary>The inputs of an operation of the type.</summary>
    public OperationInputs Read(PlanObject inputs, OperationType type, bool isManual)
    {
        OperationInputs read = type switch
        {
            OperationType.InfraProvision => new InfraInputs(inputs.Text("name"), inputs.Text("provider"), Settings(inputs)),
            OperationType.Migration => Migration(inputs, isManual),
            OperationType.Build => Build(inputs),
            OperationType.Deploy => Deploy(inputs),
            _ => HealthCheck(inputs),
        };
        Finish(inputs);
        return read;
    }

    /// <summary>Reports the keys that nobody read, where none may be.</summary>
    public void Finish(PlanObject read)
    {
        if (!isNewer)
        {
            read.ReportUnknownKeys();
        }
    }

    private static DataValue.Entries Settings(PlanObject inputs) =>
        inputs.Object("settings", inputs.What("settings")) is { } settings ? (DataValue.Entries)DataReader.ToData(settings.Node) : new DataValue.Entries([]);

    private static MigrationInputs Migration(PlanObject inputs, bool isManual)
    {
        var database = inputs.Text("database");
        var strategy = isManual ? inputs.Choice("strategy", "manual") : inputs.Choice("strategy", "pre_deploy", "post_deploy");
        var migration = new MigrationInputs
        {
            Database = database,
            Strategy = isManual ? "manual" : strategy == 1 ? "post_deploy" : "pre_deploy",
            Engine = inputs.Text("engine"),
            Path = inputs.Path("path"),
            ConnectionEnv = inputs.OptionalText("conn_env"),
            TimeoutSeconds = inputs.OptionalNumber("timeout_seconds", 1, LongestSeconds),
            Args = inputs.Texts("args"),
        };
        if (!isManual && inputs.Optional("direction") is not null)
        {
            inputs.Choice("direction", PlanFormat.Down);
            migration = migration with { Direction = MigrationDirection.Down, Scripts = Scripts(inputs) };
        }

        if (migration.ConnectionEnv is { Length: > 0 } variable && !NameRules.IsVariableName(variable))
        {
            inputs.Diagnostics.Add(PlanReadingDiagnostics.BadVariableName(inputs.SpanOf("conn_env"), inputs.What("conn_env"), variable));
        }

        return migration;
    }

    private static IReadOnlyList<string> Scripts(PlanObject inputs)
    {
        var scripts = inputs.Texts("scripts");
        for (var i = 0; i < scripts.Count; i++)
        {
            if (!PlanNames.IsRelativePath(scripts[i]) || scripts[i][0] == '.')
            {
                inputs.Diagnostics.Add(PlanReadingDiagnostics.BadPath(inputs.ItemSpan("scripts", i), $"Item {i + 1} of {inputs.What("scripts")}", scripts[i]));
            }
        }

        return scripts;
    }

    private BuildInputs Build(PlanObject inputs) => new()
    {
        Provider = inputs.Text("provider"),
        Project = inputs.OptionalPath("project"),
        Workdir = inputs.Path("workdir"),
        Dockerfile = inputs.OptionalPath("dockerfile"),
        Context = inputs.Path("context"),
        Target = inputs.OptionalText("target"),
        Image = inputs.OptionalText("image"),
        Tag = inputs.Text("tag"),
        Tags = inputs.Set("tags"),
        BuildArgs = Pairs(inputs, "build_args"),
        Labels = Pairs(inputs, "labels"),
    };

    private DeployInputs Deploy(PlanObject inputs)
    {
        var deploy = new DeployInputs
        {
            Environment = Environment(inputs),
            ProjectName = inputs.Text("project_name"),
            Services = inputs.Set("services"),
            Project = inputs.OptionalPath("project"),
            Image = inputs.OptionalText("image"),
            Tag = inputs.OptionalText("tag"),
            Release = inputs.OptionalText("release"),
            ComposePath = inputs.OptionalPath("compose_path"),
            EnvFile = inputs.OptionalPath("env_file"),
            Pull = inputs.Truth("pull"),
            Detach = inputs.Truth("detach"),
            Command = inputs.Texts("command"),
        };
        if (inputs.Object("rollout", inputs.What("rollout")) is not { } rollout)
        {
            return deploy;
        }

        deploy = deploy with
        {
            RolloutMode = rollout.Choice("mode", "serial", "parallel") == 1 ? RolloutMode.Parallel : RolloutMode.Serial,
            RolloutTargets = rollout.Set("targets"),
        };
        Finish(rollout);
        return deploy;
    }

    private HealthCheckInputs HealthCheck(PlanObject inputs)
    {
        var check = new HealthCheckInputs
        {
            Environment = Environment(inputs),
            Endpoints = Endpoints(inputs),
            Services = inputs.Set("services"),
            TimeoutSeconds = inputs.Number("timeout_seconds", 1, LongestSeconds),
            IntervalSeconds = inputs.Number("interval_seconds", 1, LongestSeconds),
            Retries = inputs.Number("retries", 0, int.MaxValue),
        };
        if (check.Endpoints.Count > 0 && check.Services.Count > 0)
        {
            inputs.Diagnostics.Add(PlanReadingDiagnostics.Contradiction(
                inputs.SpanOf("services"), $"There are both 'endpoints' and 'services' in {inputs.Where}", "a health check asks endpoints or looks at services: leave one list empty"));
        }

        return check;
    }

    private List<HealthEndpoint> Endpoints(PlanObject inputs)
    {
        var objects = inputs.Objects("endpoints");
        var endpoints = new List<HealthEndpoint>(objects.Count);
        foreach (var item in objects)
        {
            endpoints.Add(new HealthEndpoint(item.Text("name"), Url(item), item.Number("expected_status", 100, 599), item.Text("method"), Pairs(item, "headers")));
            Finish(item);
        }

        return endpoints;
    }

    private static string Url(PlanObject endpoint)
    {
        var url = endpoint.Text("url");
        if (url.Length > 0 && !IsUrl(url))
        {
            endpoint.Diagnostics.Add(PlanReadingDiagnostics.BadValue(endpoint.SpanOf("url"), endpoint.What("url"), "a URL with http://, https:// or tcp://", url));
        }

        return url;
    }

    private static bool IsUrl(string url) =>
        url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || url.StartsWith("tcp://", StringComparison.OrdinalIgnoreCase);

    private IReadOnlyList<KeyValuePair<string, string>> Pairs(PlanObject inputs, string key)
    {
        var pairs = inputs.Pairs(key, out var objects);
        foreach (var pair in objects)
        {
            Finish(pair);
        }

        return pairs;
    }

    private string Environment(PlanObject inputs)
    {
        var named = inputs.Text("environment");
        if (named.Length > 0 && named != environment)
        {
            inputs.Diagnostics.Add(PlanReadingDiagnostics.Contradiction(
                inputs.SpanOf("environment"), $"{inputs.What("environment")} is '{named}' in a plan for '{environment}'", "a plan is for one environment: write it again with -t:DeployPlan"));
        }

        return named;
    }
}
