using DeployPlan.Configuration;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Planning;

/// <summary>
/// Where a config asks for the operations of a plan. A plan does not hold it: an empty line more in deploy.yml is no other plan. So whoever shows a plan that was
/// just made passes it along.
/// </summary>
internal static class ConfigLines
{
    /// <summary>By id, manual operations too: <c>deploy.yml:36</c>.</summary>
    public static IReadOnlyDictionary<string, string> Of(Plan plan, EnvironmentConfig environment)
    {
        var infra = environment.Infra.ToDictionary(item => item.Name.Value, item => item.Name.Span, StringComparer.Ordinal);
        var databases = environment.Databases.ToDictionary(item => item.Name.Value, item => item.Name.Span, StringComparer.Ordinal);
        var services = environment.Services.ToDictionary(item => item.Name.Value, StringComparer.Ordinal);
        var lines = new Dictionary<string, string>(plan.Operations.Count, StringComparer.Ordinal);
        foreach (var operation in plan.Operations.Concat(plan.ManualOperations))
        {
            lines[operation.Id] = ToText(SpanOf(operation));
        }

        return lines;

        SourceSpan SpanOf(Operation operation) => operation.Inputs switch
        {
            InfraInputs inputs when infra.TryGetValue(inputs.Name, out var span) => span,
            MigrationInputs inputs when databases.TryGetValue(inputs.Database, out var span) => span,
            HealthCheckInputs { Endpoints: [var endpoint] } when services.TryGetValue(endpoint.Name, out var service) => service.HealthCheck?.Url.Span ?? service.Name.Span,
            DeployInputs { Services: [var name] } when services.TryGetValue(name, out var service) => service.Name.Span,
            BuildInputs when services.TryGetValue(ServiceOf(operation), out var service) => service.Name.Span,
            BuildInputs when environment.Backend is { } backend => backend.Provider.Span,
            _ => environment.Name.Span,
        };
    }

    /// <summary>The file without its folder, and the line where there is one.</summary>
    public static string ToText(SourceSpan span)
    {
        var file = Path.GetFileName(span.File);
        return span.Line == 0 ? file : file + ":" + span.Line.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string ServiceOf(Operation operation) => operation.Metadata.Where(pair => pair.Key == "service").Select(pair => pair.Value).FirstOrDefault() ?? "";
}
