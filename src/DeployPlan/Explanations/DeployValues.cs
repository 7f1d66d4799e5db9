using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Explanations;

/// <summary>The deploy of a service, or of an environment as a whole.</summary>
internal static class DeployValues
{
    public static void Add(ValueList values, Subject subject, DeployInputs deploy)
    {
        string[] environment = ["environments", deploy.Environment];
        string[] service = ["services", subject.Name];
        values.AddKey("driver", subject.Operation.Driver, [.. environment, "driver"]);
        values.Add("environment", deploy.Environment, values.Named(environment));
        values.Add("project_name", deploy.ProjectName, values.Named("project", "name"));
        values.Add("services", JsonLine.Of(deploy.Services), values.Named(subject.Name.Length == 0 ? ["backend"] : service));
        values.AddKey("project", deploy.Project, [.. service, "project"]);
        values.Add("image", deploy.Image, ImageOrigins.Name(values, subject.Name));
        values.Add("tag", deploy.Tag, ImageOrigins.Tag(values, subject.Name, deploy.Image));
        AddComposeFile(values, deploy.ComposePath, [.. environment, "compose_file"]);
        values.AddKey("env_file", deploy.EnvFile, [.. environment, "env_file"]);
        values.Add("pull", Truth(deploy.Pull), Origin.Fixed);
        values.Add("detach", Truth(deploy.Detach), Origin.Fixed);
        values.AddKey("command", deploy.Command, [.. service, "command"]);
        values.Add("rollout.mode", PlanFormat.ToName(deploy.RolloutMode), Origin.Fixed);
        AddTargets(values, deploy.RolloutTargets, [.. service, "role"]);
        if (subject.Draft is { RequiredEnvironment.Count: > 0 } draft)
        {
            values.AddKey("required_env", draft.RequiredEnvironment, [.. service, "required_env"]);
        }
    }

    private static void AddComposeFile(ValueList values, string? file, string[] way)
    {
        if (values.Written.Find(way) is null)
        {
            values.Add("compose_path", file, new Origin("default: the first compose file beside the config"));
        }
        else
        {
            values.AddKey("compose_path", file, way);
        }
    }

    private static void AddTargets(ValueList values, IReadOnlyList<string> targets, string[] role)
    {
        var hosts = values.Written.Find(role) is { Data: Text.DataValue.Text text } ? values.Written.Find("hosts", text.Value) : null;
        values.Add(
            "rollout.targets",
            JsonLine.Of(targets),
            hosts is null ? Origin.Default : new Origin($"{string.Join(".", role)} and {hosts.Key}", hosts.Span, hosts.IsOverlay));
    }

    private static string Truth(bool value) => value ? "true" : "false";
}
