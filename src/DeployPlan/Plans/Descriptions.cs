namespace DeployPlan.Plans;

/// <summary>The descriptions of operations that name the environment.</summary>
internal static class Descriptions
{
    public static string Deploy(string service, string environment) => $"Deploy {service} to environment {environment}";

    public static string DeployAll(string environment) => $"Deploy to environment {environment}";

    public static string HealthCheck(string service, string environment) => $"Health check for {service} in environment {environment}";

    public static string HealthCheckAll(string environment) => $"Health check for environment {environment}";

    /// <summary>The description as it reads for another environment; as it is where it is none of those above.</summary>
    public static string ForEnvironment(Operation operation, string from, string to)
    {
        var service = operation.Metadata.FirstOrDefault(pair => pair.Key == "service").Value ?? "";
        return operation.Description is var text && text == Deploy(service, from) ? Deploy(service, to)
            : text == DeployAll(from) ? DeployAll(to)
            : text == HealthCheck(service, from) ? HealthCheck(service, to)
            : text == HealthCheckAll(from) ? HealthCheckAll(to)
            : text;
    }
}
