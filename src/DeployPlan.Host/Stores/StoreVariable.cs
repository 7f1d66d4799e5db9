using DeployPlan.Stores;

namespace DeployPlan.Host.Stores;

/// <summary>A variable that <c>DeployPlanStore</c> names.</summary>
internal static class StoreVariable
{
    /// <summary>Its value.</summary>
    /// <exception cref="StoreException">It has none.</exception>
    public static string Read(string variable) => Environment.GetEnvironmentVariable(variable) is { } value && !string.IsNullOrWhiteSpace(value)
        ? value
        : throw new StoreException(StoreFault.Refused, variable.Length == 0
            ? "DeployPlanStore names no variable; write as in 'postgres:DEPLOY_STORE' or 'azure-blob:DEPLOY_STORE', and the connection into the variable DEPLOY_STORE"
            : $"the variable {variable}, which DeployPlanStore names, is not set; set it to the connection of the store, as a secret of the job");
}
