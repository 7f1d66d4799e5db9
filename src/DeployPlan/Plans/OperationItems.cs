using System.Globalization;

namespace DeployPlan.Plans;

/// <summary>
/// Flattens operations to items. A name of metadata means the same in every type, a type always has the same names, and what has no value is left out. Lists
/// are joined with <c>;</c>; <c>Inputs</c> holds everything as JSON, so what has no flat form (pairs, argv) is only there.
/// </summary>
internal static class OperationItems
{
    /// <summary>The operations as items, in the same order.</summary>
    public static IReadOnlyList<OperationItem> Flatten(IReadOnlyList<Operation> operations, string environment)
    {
        var items = new OperationItem[operations.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Flatten(operations[i], environment);
        }

        return items;
    }

    /// <summary>One operation as an item.</summary>
    public static OperationItem Flatten(Operation operation, string environment)
    {
        var type = operation.Type.ToName();
        var metadata = new List<KeyValuePair<string, string>>(20);
        Add(metadata, "Type", type);
        Add(metadata, "Description", operation.Description);
        Add(metadata, "DependsOn", Joined(operation.DependsOn));
        Add(metadata, "Wave", operation.Wave == 0 ? null : Number(operation.Wave));
        Add(metadata, "Driver", operation.Driver);
        Add(metadata, "Environment", environment);
        switch (operation.Inputs)
        {
            case InfraInputs infra:
                Add(metadata, "Infra", infra.Name);
                Add(metadata, "Provider", infra.Provider);
                break;
            case MigrationInputs migration:
                AddMigration(metadata, migration);
                break;
            case BuildInputs build:
                Add(metadata, "Service", Find(operation.Metadata, "service"));
                AddBuild(metadata, build);
                break;
            case DeployInputs deploy:
                AddDeploy(metadata, deploy);
                break;
            case HealthCheckInputs check:
                AddHealthCheck(metadata, check);
                break;
        }

        Add(metadata, "Inputs", InputsWriter.ToLine(operation.Inputs));
        return new OperationItem(operation.Id, type, metadata);
    }

    private static void AddMigration(List<KeyValuePair<string, string>> metadata, MigrationInputs migration)
    {
        Add(metadata, "Database", migration.Database);
        Add(metadata, "Strategy", migration.Strategy);
        Add(metadata, "Engine", migration.Engine);
        Add(metadata, "Path", migration.Path);
        Add(metadata, "ConnectionEnv", migration.ConnectionEnv);
        Add(metadata, "TimeoutSeconds", migration.TimeoutSeconds is { } seconds ? Number(seconds) : null);
        Add(metadata, "Direction", migration.Direction == MigrationDirection.Down ? PlanFormat.Down : null);
        Add(metadata, "Scripts", Joined(migration.Scripts));
    }

    private static void AddBuild(List<KeyValuePair<string, string>> metadata, BuildInputs build)
    {
        Add(metadata, "Provider", build.Provider);
        Add(metadata, "Project", build.Project);
        Add(metadata, "Workdir", build.Workdir);
        Add(metadata, "Dockerfile", build.Dockerfile);
        Add(metadata, "Context", build.Context);
        Add(metadata, "BuildTarget", build.Target);
        Add(metadata, "Image", Image(build.Image, build.Tag));
        Add(metadata, "Tag", build.Tag);
        Add(metadata, "Tags", Joined(build.Tags));
    }

    private static void AddDeploy(List<KeyValuePair<string, string>> metadata, DeployInputs deploy)
    {
        Add(metadata, "Service", deploy.Services.Count == 1 ? deploy.Services[0] : null);
        Add(metadata, "ProjectName", deploy.ProjectName);
        Add(metadata, "Project", deploy.Project);
        Add(metadata, "Image", Image(deploy.Image, deploy.Tag));
        Add(metadata, "Tag", deploy.Tag);
        Add(metadata, "Release", deploy.Release);
        Add(metadata, "ComposePath", deploy.ComposePath);
        Add(metadata, "EnvFile", deploy.EnvFile);
        Add(metadata, "Pull", deploy.Pull ? "true" : "false");
        Add(metadata, "Detach", deploy.Detach ? "true" : "false");
        Add(metadata, "RolloutMode", PlanFormat.ToName(deploy.RolloutMode));
        Add(metadata, "RolloutTargets", Joined(deploy.RolloutTargets));
    }

    private static void AddHealthCheck(List<KeyValuePair<string, string>> metadata, HealthCheckInputs check)
    {
        if (check.Endpoints.Count == 1)
        {
            var endpoint = check.Endpoints[0];
            Add(metadata, "Service", endpoint.Name);
            Add(metadata, "Url", endpoint.Url);
            Add(metadata, "ExpectedStatus", Number(endpoint.ExpectedStatus));
            Add(metadata, "Method", endpoint.Method);
        }
        else if (check.Endpoints.Count == 0 && check.Services.Count == 1)
        {
            Add(metadata, "Service", check.Services[0]);
        }

        Add(metadata, "TimeoutSeconds", Number(check.TimeoutSeconds));
        Add(metadata, "IntervalSeconds", Number(check.IntervalSeconds));
        Add(metadata, "Retries", Number(check.Retries));
    }

    // MSBuild does not tell an empty value from a missing one, so neither do the items.
    private static void Add(List<KeyValuePair<string, string>> metadata, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            metadata.Add(new KeyValuePair<string, string>(name, value!));
        }
    }

    private static string? Find(IReadOnlyList<KeyValuePair<string, string>> pairs, string key)
    {
        foreach (var pair in pairs)
        {
            if (pair.Key == key)
            {
                return pair.Value;
            }
        }

        return null;
    }

    private static string? Image(string? image, string? tag) => image is null || tag is null ? image : image + ":" + tag;

    private static string Joined(IReadOnlyList<string> values) => string.Join(";", values);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
