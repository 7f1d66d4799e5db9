using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>The <c>health_check</c> section of a service.</summary>
internal static class HealthCheckReader
{
    private const int OneDay = 24 * 60 * 60;
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    public static HealthCheckConfig? Read(ConfigSection service, ReadContext context)
    {
        if (service.Section("health_check", "How to see that it works, after the deploy.", "{ url: http://localhost:8080/healthz }") is not { } check)
        {
            return null;
        }

        var url = check.Url("url", "What to ask: http://host/path, https://host/path or tcp://host:port. ${NAME} is an environment variable.", "http://localhost:8080/healthz", "tcp://localhost:5432");
        var command = check.Texts("command", "In place of url, for a service without a port: a program and its arguments, which ends with 0 where the service is healthy.", "[./check-worker.sh]");
        var tls = check.Section("tls", "How to trust the certificate of an https URL.", "{ ca: certs/internal-ca.pem }");
        var result = new HealthCheckConfig
        {
            Url = url ?? new Located<string>("", check.At),
            Command = command,
            ExpectedStatus = check.WholeNumber("expected_status", 100, 599, HealthEndpoint.Empty.ExpectedStatus, "HTTP status of a healthy service.", "204"),
            Method = check.Choice("method", Methods, HealthEndpoint.Empty.Method, "HTTP method.", "HEAD"),
            Headers = check.Pairs("headers", "HTTP headers. Never a secret, since the plan holds them: ${NAME} is an environment variable.", "{ Authorization: \"Bearer ${HEALTH_TOKEN}\" }"),
            HttpVersion = check.WholeNumber("http_version", 1, 2, HealthEndpoint.Empty.HttpVersion, "2 asks with HTTP/2 alone, also without TLS, as gRPC services expect.", "2"),
            CaFile = tls?.File("ca", "A file with the certificates to trust, in PEM, relative to this file.", "certs/internal-ca.pem")?.Value,
            IsInsecure = tls?.Truth("insecure", false, "Any certificate will do: for a service that no one else can reach.", "true") ?? false,
            TimeoutSeconds = check.WholeNumber("timeout_seconds", 1, OneDay, HealthCheckInputs.Empty.TimeoutSeconds, "How long to try, in seconds.", "30"),
            IntervalSeconds = check.WholeNumber("interval_seconds", 1, OneDay, HealthCheckInputs.Empty.IntervalSeconds, "Pause between two tries, in seconds.", "5"),
            Retries = check.WholeNumber("retries", 0, 1_000_000, HealthCheckInputs.Empty.Retries, "Failed tries to accept within the timeout; 0 for no limit but the timeout.", "3"),
        };
        tls?.ReportUnknownKeys();
        check.ReportUnknownKeys();
        CheckTogether(check, url, command, context.Diagnostics);
        return url is null == (command.Count == 0) ? null : result with { Variables = Variables(check, url, result.Headers, context.Diagnostics) };
    }

    private static void CheckTogether(ConfigSection check, Located<string>? url, IReadOnlyList<string> command, DiagnosticBag diagnostics)
    {
        if (url is null == (command.Count == 0) && (url is not null || check.Keys.Node.Find("url") is null or { Value: ScalarNode { IsNull: true } }))
        {
            diagnostics.Add(url is null
                ? DocumentDiagnostics.MissingKey(check.At, "url", check.Where, "url: http://localhost:8080/healthz")
                : ConfigDiagnostics.UrlAndCommand(url.Value.Span, check.Where));
        }

        if (url is { } written && check.Keys.Node.Find("tls") is { Value: MappingNode { Entries.Count: > 0 } } tls && !written.Value.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            diagnostics.Add(ConfigDiagnostics.NotTls(tls.Key.Span, check.Where, written.Value));
        }
    }

    private static IReadOnlyList<string> Variables(ConfigSection check, Located<string>? url, IReadOnlyList<KeyValuePair<string, string>> headers, DiagnosticBag diagnostics)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        if (url is { } written)
        {
            Add(written.Value, written.Span);
        }

        var nodes = check.Keys.Node.Find("headers")?.Value as MappingNode;
        foreach (var header in headers)
        {
            var entry = nodes!.Find(header.Key)!;
            if (!HeaderRules.IsName(header.Key))
            {
                diagnostics.Add(ConfigDiagnostics.BadHeaderName(entry.Key.Span, header.Key));
            }

            if (!HeaderRules.IsValue(header.Value))
            {
                diagnostics.Add(ConfigDiagnostics.BadHeaderValue(entry.Value.Span, header.Key));
            }

            Add(header.Value, entry.Value.Span);
        }

        return [.. names];

        void Add(string text, SourceSpan at)
        {
            names.UnionWith(VariableReferences.Names(text, out var wrong));
            if (wrong is not null)
            {
                diagnostics.Add(ConfigDiagnostics.BadReference(at, wrong));
            }
        }
    }
}
