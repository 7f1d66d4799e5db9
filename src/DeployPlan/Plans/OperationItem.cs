namespace DeployPlan.Plans;

/// <summary>An operation as MSBuild sees it: a name and flat text.</summary>
/// <param name="Id">The identity of the item.</param>
/// <param name="Type">The operation type, which picks the item group: <c>migration</c>.</param>
/// <param name="Metadata">Names and values, <c>Type</c> among them; literal text, not escaped for MSBuild.</param>
internal sealed record OperationItem(string Id, string Type, IReadOnlyList<KeyValuePair<string, string>> Metadata);
