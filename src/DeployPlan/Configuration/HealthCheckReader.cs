using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>The <c>health_check</c> section of a service.</summary>
internal static class HealthCheckReader
{
    private const int OneDay = 24 * 60 * 60;
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    public static HealthCheckConfig? Read(ConfigSection service)
    {
        if (service.Section("health_check", "How to see that it works, after the deploy.", "{ url: http://localhost:8080/healthz }") is not { } check)
        {
            return null;
        }

        var url = check.RequiredUrl("url", "What to ask: http://host/path, https://host/path or tcp://host:port.", "http://localhost:8080/healthz", "tcp://localhost:5432");
        var result = new HealthCheckConfig
        {
            Url = url ?? new Located<string>("", check.At),
            ExpectedStatus = check.WholeNumber("expected_status", 100, 599, 200, "HTTP status of a healthy service.", "204"),
            Method = check.Choice("method", Methods, "GET", "HTTP method.", "HEAD"),
            Headers = check.Pairs("headers", "HTTP headers. Never a secret: the plan holds them.", "{ Accept: application/json }"),
            TimeoutSeconds = check.WholeNumber("timeout_seconds", 1, OneDay, 60, "How long to try, in seconds.", "30"),
            IntervalSeconds = check.WholeNumber("interval_seconds", 1, OneDay, 2, "Pause between two tries, in seconds.", "5"),
            Retries = check.WholeNumber("retries", 0, 1_000_000, 0, "Failed tries to accept within the timeout; 0 for no limit but the timeout.", "3"),
        };
        check.ReportUnknownKeys();
        return url is null ? null : result;
    }
}
