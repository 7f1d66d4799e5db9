using DeployPlan.Plans;

namespace DeployPlan.Views;

/// <summary>What an operation is about, in one word, and what it works on.</summary>
internal static class OperationSubject
{
    /// <summary>The service that it builds, deploys or checks; null if it is about none, or about several.</summary>
    public static string? ServiceOf(Operation operation) => operation.Inputs switch
    {
        BuildInputs => Find(operation.Metadata, "service"),
        DeployInputs { Services.Count: 1 } deploy => deploy.Services[0],
        HealthCheckInputs { Endpoints.Count: 1 } check => check.Endpoints[0].Name,
        HealthCheckInputs { Endpoints.Count: 0, Services.Count: 1 } check => check.Services[0],
        _ => null,
    };

    /// <summary>The database that it migrates; null for other operations.</summary>
    public static string? DatabaseOf(Operation operation) => (operation.Inputs as MigrationInputs)?.Database;

    /// <summary>The name to show for it.</summary>
    public static string NameOf(Operation operation) =>
        ServiceOf(operation) ?? DatabaseOf(operation) ?? (operation.Inputs as InfraInputs)?.Name ?? operation.Id;

    /// <summary>The one input that a person looks for first: scripts, project, image, address; empty if there is none.</summary>
    public static string WorksOn(Operation operation) => operation.Inputs switch
    {
        MigrationInputs migration => migration.Path,
        BuildInputs build => build.Project ?? build.Dockerfile ?? build.Context,
        DeployInputs { Image: { } image } deploy => deploy.Tag is { } tag ? image + ":" + tag : image,
        DeployInputs { Settings.Command.Count: > 0 } deploy => string.Join(" ", deploy.Settings.Command),
        DeployInputs deploy => deploy.ComposePath ?? "",
        HealthCheckInputs { Endpoints.Count: > 0 } check => check.Endpoints[0].Url,
        HealthCheckInputs check => string.Join(" ", check.Command),
        InfraInputs infra => CommandOf(infra),
        _ => "",
    };

    private static string CommandOf(InfraInputs infra)
    {
        foreach (var setting in infra.Settings.Values)
        {
            if (setting is { Key: "command", Value: Text.DataValue.Items command })
            {
                return string.Join(" ", command.Values.OfType<Text.DataValue.Text>().Select(argument => argument.Value));
            }
        }

        return "";
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
}
