using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>The <c>health_check</c> section of a service.</summary>
internal static class HealthCheckReader
{
    private const int OneDay = 24 * 60 * 60;
    private const int MostRetries = 1_000_000;
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    public static HealthCheckConfig? Read(MappingReader service, ReadContext context)
    {
        if (service.Section("health_check", $"'health_check' of {service.Where}") is not { } check)
        {
            return null;
        }

        var url = check.RequiredText("url", "url: http://localhost:8080/healthz");
        if (url is { } written && UrlRules.WhyNot(written.Value) is { } why)
        {
            context.Diagnostics.Add(ConfigDiagnostics.BadUrl(written.Span, written.Value, why));
        }

        var status = check.WholeNumber("expected_status", 100, 599);
        var method = ReadMethod(check, context);
        var headers = check.TextPairs("headers");
        var timeout = check.WholeNumber("timeout_seconds", 1, OneDay);
        var interval = check.WholeNumber("interval_seconds", 1, OneDay);
        var retries = check.WholeNumber("retries", 0, MostRetries);
        check.ReportUnknownKeys(context.Strict);
        if (url is null)
        {
            return null;
        }

        var defaults = new HealthCheckConfig { Url = url.Value };
        return defaults with
        {
            ExpectedStatus = status?.Value ?? defaults.ExpectedStatus,
            Method = method ?? defaults.Method,
            Headers = headers,
            TimeoutSeconds = timeout?.Value ?? defaults.TimeoutSeconds,
            IntervalSeconds = interval?.Value ?? defaults.IntervalSeconds,
            Retries = retries?.Value ?? defaults.Retries,
        };
    }

    private static string? ReadMethod(MappingReader check, ReadContext context)
    {
        if (check.Text("method") is not { } method)
        {
            return null;
        }

        if (Array.IndexOf(Methods, method.Value) < 0)
        {
            context.Diagnostics.Add(ConfigDiagnostics.BadChoice(method.Span, $"'method' in {check.Where}", method.Value, Methods));
        }

        return method.Value;
    }
}
