using DeployPlan.Plans;

namespace DeployPlan.Drivers.Processes;

/// <summary>All environment variables of a service.</summary>
internal static class ServiceVariables
{
    public static Dictionary<string, string> Of(OperationContext operation, DeployInputs deploy)
    {
        var variables = operation.Variables.Clean(deploy.Variables ?? operation.SecretVariables);
        var isSaid = variables.Keys.Any(ListeningAddress.IsSaidBy);
        foreach (var value in deploy.VariableValues)
        {
            variables[value.Key] = operation.Variables.Expand(value.Value);
        }

        if (!deploy.VariableValues.Any(static value => ListeningAddress.IsSaidBy(value.Key)) && AddressesOf(operation, deploy, isSaid) is { Count: > 0 } addresses)
        {
            variables[ListeningAddress.Variable] = operation.Variables.Expand(string.Join(";", addresses));
        }

        return variables;
    }

    /// <summary>Those that the service cannot be without and that have no value.</summary>
    public static IReadOnlyList<string> Missing(OperationContext operation, DeployInputs deploy)
    {
        var referred = deploy.VariableValues.Select(static value => value.Value).Concat(deploy.Settings.Urls).SelectMany(static text => VariableReferences.Names(text, out _));
        return [.. operation.SecretVariables.Intersect((deploy.Variables ?? []).Concat(referred)).Where(name => operation.Variables.Find(name) is null)];
    }

    // Without it, all services of a machine would listen on port 5000. Where the env_file says something else than the check, only the check may be of something in between.
    private static IReadOnlyList<string> AddressesOf(OperationContext operation, DeployInputs deploy, bool isSaid) =>
        deploy.Settings.Urls.Count > 0 ? deploy.Settings.Urls
        : isSaid ? []
        : [.. (operation.HealthCheck?.Endpoints ?? []).Select(static endpoint => ListeningAddress.OfCheck(endpoint.Url)).OfType<string>()];
}
