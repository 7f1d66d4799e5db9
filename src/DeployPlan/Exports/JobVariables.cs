using DeployPlan.Plans;

namespace DeployPlan.Exports;

/// <summary>Names of the environment variables that jobs need.</summary>
internal static class JobVariables
{
    private static readonly string[] Kinds = ["postgres:", "azure-blob:"];

    /// <summary>The name of the variable that the store reads; null if it reads none. The name of a container may follow it.</summary>
    public static string? OfStore(string store) =>
        Kinds.Where(kind => store.StartsWith(kind, StringComparison.OrdinalIgnoreCase)).Select(kind => store.Substring(kind.Length).Split('#')[0]).FirstOrDefault(Text.NameRules.IsVariableName);

    /// <summary>Those of an operation that the plan requires, and that of the store.</summary>
    public static IReadOnlyList<string> Of(Operation operation, Plan plan, string store)
    {
        var named = Named(operation.Inputs);
        return With(store, plan.RequiredEnvironment.Where(name => named?.Contains(name) != false));
    }

    /// <summary>The names and that of the store, in ordinal order.</summary>
    public static IReadOnlyList<string> With(string store, IEnumerable<string> names)
    {
        var all = new SortedSet<string>(names, StringComparer.Ordinal);
        if (OfStore(store) is { } variable)
        {
            all.Add(variable);
        }

        return [.. all];
    }

    /// <summary>Those that inputs name; null if they do not say.</summary>
    public static HashSet<string>? Named(OperationInputs inputs) => inputs switch
    {
        MigrationInputs migration => [.. migration.ConnectionEnv is { } variable ? [variable] : Array.Empty<string>()],
        InfraInputs { Variables: { } variables } => [.. variables],
        DeployInputs { Variables: { } variables } deploy => [.. variables, .. deploy.VariableValues.Select(static pair => pair.Value).Concat(deploy.Settings.Urls).SelectMany(References)],
        HealthCheckInputs check => [.. check.Endpoints.SelectMany(static endpoint => endpoint.Headers.Select(static header => header.Value).Append(endpoint.Url)).SelectMany(References)],
        BuildInputs => [],
        _ => null,
    };

    private static IReadOnlyList<string> References(string text) => VariableReferences.Names(text, out _);
}
