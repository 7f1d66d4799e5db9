using System.Text;
using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>The typed inputs of an operation as JSON. Their keys are the wire contract with drivers, so they are in snake_case as in deploy.yml.</summary>
internal static class InputsWriter
{
    /// <summary>The inputs in one line, in the order of plan.json.</summary>
    public static string ToLine(OperationInputs inputs)
    {
        var output = new Utf8Output(new byte[512], digest: null);
        Write(new JsonOutput(output, isIndented: false), inputs);
        return Encoding.UTF8.GetString(output.Rest.Array!, 0, output.Rest.Count);
    }

    public static void Write(JsonOutput json, OperationInputs inputs)
    {
        json.OpenObject();
        switch (inputs)
        {
            case InfraInputs infra:
                WriteInfra(json, infra);
                break;
            case MigrationInputs migration:
                WriteMigration(json, migration);
                break;
            case BuildInputs build:
                WriteBuild(json, build);
                break;
            case DeployInputs deploy:
                WriteDeploy(json, deploy);
                break;
            case HealthCheckInputs check:
                WriteHealthCheck(json, check);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(inputs));
        }

        json.CloseObject();
    }

    private static void WriteInfra(JsonOutput json, InfraInputs infra)
    {
        json.Text("name", infra.Name);
        json.Text("provider", infra.Provider);
        json.Key("settings");
        WriteData(json, infra.Settings);
    }

    private static void WriteMigration(JsonOutput json, MigrationInputs migration)
    {
        json.Text("database", migration.Database);
        json.Text("strategy", migration.Strategy);
        json.Text("engine", migration.Engine);
        json.Text("path", migration.Path);
        json.OptionalText("conn_env", migration.ConnectionEnv);
        if (migration.TimeoutSeconds is { } seconds)
        {
            json.Number("timeout_seconds", seconds);
        }

        json.Texts("args", migration.Args);
        if (migration.Direction == MigrationDirection.Down)
        {
            json.Text("direction", PlanFormat.Down);
            json.Texts("scripts", migration.Scripts);
        }
    }

    private static void WriteBuild(JsonOutput json, BuildInputs build)
    {
        json.Text("provider", build.Provider);
        json.OptionalText("project", build.Project);
        json.Text("workdir", build.Workdir);
        json.OptionalText("dockerfile", build.Dockerfile);
        json.Text("context", build.Context);
        json.OptionalText("target", build.Target);
        json.OptionalText("image", build.Image);
        json.Text("tag", build.Tag);
        json.Texts("tags", build.Tags);
        WritePairs(json, "build_args", build.BuildArgs);
        WritePairs(json, "labels", build.Labels);
    }

    private static void WriteDeploy(JsonOutput json, DeployInputs deploy)
    {
        json.Text("environment", deploy.Environment);
        json.Text("project_name", deploy.ProjectName);
        json.Texts("services", deploy.Services);
        json.OptionalText("project", deploy.Project);
        json.OptionalText("image", deploy.Image);
        json.OptionalText("tag", deploy.Tag);
        json.OptionalText("release", deploy.Release);
        json.OptionalText("compose_path", deploy.ComposePath);
        json.OptionalText("env_file", deploy.EnvFile);
        json.Truth("pull", deploy.Pull);
        json.Truth("detach", deploy.Detach);
        json.Texts("command", deploy.Command);
        json.Key("rollout");
        json.OpenObject();
        json.Text("mode", PlanFormat.ToName(deploy.RolloutMode));
        json.Texts("targets", deploy.RolloutTargets);
        json.CloseObject();
    }

    private static void WriteHealthCheck(JsonOutput json, HealthCheckInputs check)
    {
        json.Text("environment", check.Environment);
        json.Key("endpoints");
        json.OpenList();
        foreach (var endpoint in check.Endpoints)
        {
            json.OpenObject();
            json.Text("name", endpoint.Name);
            json.Text("url", endpoint.Url);
            json.Number("expected_status", endpoint.ExpectedStatus);
            json.Text("method", endpoint.Method);
            WritePairs(json, "headers", endpoint.Headers);
            json.CloseObject();
        }

        json.CloseList();
        json.Texts("services", check.Services);
        json.Number("timeout_seconds", check.TimeoutSeconds);
        json.Number("interval_seconds", check.IntervalSeconds);
        json.Number("retries", check.Retries);
    }

    private static void WritePairs(JsonOutput json, string key, IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        json.Key(key);
        json.OpenList();
        foreach (var pair in pairs)
        {
            json.OpenObject();
            json.Text("key", pair.Key);
            json.Text("value", pair.Value);
            json.CloseObject();
        }

        json.CloseList();
    }

    public static void WriteData(JsonOutput json, DataValue data)
    {
        switch (data)
        {
            case DataValue.Text text:
                json.Text(text.Value);
                break;
            case DataValue.Number number:
                json.Literal(number.Literal);
                break;
            case DataValue.Truth truth:
                json.Literal(truth.Value ? "true" : "false");
                break;
            case DataValue.Items items:
                json.OpenList();
                foreach (var item in items.Values)
                {
                    WriteData(json, item);
                }

                json.CloseList();
                break;
            case DataValue.Entries entries:
                json.OpenObject();
                foreach (var entry in entries.Values)
                {
                    json.Key(entry.Key);
                    WriteData(json, entry.Value);
                }

                json.CloseObject();
                break;
            default:
                json.Literal("null");
                break;
        }
    }
}
