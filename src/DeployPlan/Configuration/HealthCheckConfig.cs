using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>The <c>health_check</c> section of a service, defaults filled in.</summary>
internal sealed record HealthCheckConfig
{
    /// <summary><c>http://</c>, <c>https://</c> or <c>tcp://host:port</c>; empty where <see cref="Command"/> is what checks.</summary>
    public required Located<string> Url { get; init; }

    /// <summary>argv of what ends with 0 where the service is healthy; empty where <see cref="Url"/> is what is asked.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>1 or 2.</summary>
    public required int HttpVersion { get; init; }

    /// <summary>File with certificates to trust, relative to the config; null for those of the system.</summary>
    public string? CaFile { get; init; }

    /// <summary>Whether any certificate will do.</summary>
    public bool IsInsecure { get; init; }

    /// <summary>The variables that the URL and the headers name.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

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
