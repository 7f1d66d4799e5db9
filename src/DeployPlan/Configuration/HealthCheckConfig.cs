using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>The <c>health_check</c> section of a service, defaults filled in.</summary>
internal sealed record HealthCheckConfig
{
    /// <summary><c>http://</c>, <c>https://</c> or <c>tcp://host:port</c>.</summary>
    public required Located<string> Url { get; init; }

    /// <summary>HTTP status of a healthy service, 100 to 599.</summary>
    public int ExpectedStatus { get; init; } = 200;

    /// <summary>HTTP method.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>HTTP headers, by name in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>How long to try, in seconds, more than 0.</summary>
    public int TimeoutSeconds { get; init; } = 60;

    /// <summary>Pause between two tries, in seconds, more than 0.</summary>
    public int IntervalSeconds { get; init; } = 2;

    /// <summary>How many failed tries to accept within the timeout; 0 means no limit but the timeout.</summary>
    public int Retries { get; init; }
}
