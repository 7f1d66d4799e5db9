using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>The <c>health_check</c> section of a service, defaults filled in.</summary>
internal sealed record HealthCheckConfig
{
    /// <summary><c>http://</c>, <c>https://</c> or <c>tcp://host:port</c>.</summary>
    public required Located<string> Url { get; init; }

    /// <summary>HTTP status of a healthy service.</summary>
    public required int ExpectedStatus { get; init; }

    /// <summary>HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>HTTP headers, by name in ordinal order.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>How long to try, in seconds.</summary>
    public required int TimeoutSeconds { get; init; }

    /// <summary>Pause between two tries, in seconds.</summary>
    public required int IntervalSeconds { get; init; }

    /// <summary>How many failed tries to accept within the timeout; 0 for no limit but the timeout.</summary>
    public required int Retries { get; init; }
}
