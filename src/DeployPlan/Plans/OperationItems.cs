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
        var names = new MetadataNames();
        var items = new OperationItem[operations.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Flatten(operations[i], environment, names);
        }

        return items;
    }

    /// <summary>One operation as an item.</summary>
    public static OperationItem Flatten(Operation operation, string environment) => Flatten(operation, environment, new MetadataNames());

    private static OperationItem Flatten(Operation operation, string environment, MetadataNames names)
    {
        var type = operation.Type.ToName();
        var metadata = new MetadataList(names);
        metadata.Add("Type", type);
        metadata.Add("Description", operation.Description);
        metadata.Add("DependsOn", string.Join(";", operation.DependsOn));
        metadata.Add("Wave", operation.Wave == 0 ? null : operation.Wave.ToString(CultureInfo.InvariantCulture));
        metadata.Add("Driver", operation.Driver);
        metadata.Add("RunsOn", operation.RunsOn is { } labels ? string.Join(";", labels) : null);
        metadata.Add("Environment", environment);
        metadata.Add("Service", ServiceOf(operation));
        operation.Inputs.Fields(metadata);
        metadata.Add("Inputs", OperationInputs.ToLine(operation.Inputs));
        return new OperationItem(operation.Id, type, metadata.Metadata);
    }

    private static string? ServiceOf(Operation operation) => operation.Inputs switch
    {
        BuildInputs => operation.Metadata.FirstOrDefault(static pair => pair.Key == "service").Value,
        DeployInputs { Services.Count: 1 } deploy => deploy.Services[0],
        HealthCheckInputs { Endpoints.Count: 1 } check => check.Endpoints[0].Name,
        HealthCheckInputs { Endpoints.Count: 0, Services.Count: 1 } check => check.Services[0],
        _ => null,
    };
}
