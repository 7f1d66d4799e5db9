using DeployPlan.Releases;

namespace DeployPlan.Commands;

/// <summary>Shows, stops or starts services as the last release left them. The environment must be named.</summary>
internal sealed record ServiceRequest : CommandRequest
{
    /// <summary>Full path of the project that is built.</summary>
    public required string Project { get; init; }

    /// <summary>The service; empty for all of them.</summary>
    public string Service { get; init; } = "";

    /// <summary>What to do.</summary>
    public required ServiceAction Action { get; init; }

    /// <summary>The release whose lock is declared dead; empty for none.</summary>
    public string BreakLock { get; init; } = "";

    /// <summary>The drivers that are registered.</summary>
    public IReadOnlyList<Driver> Drivers { get; init; } = [];

    /// <summary>The value of an environment variable; null if there is none.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>Now, UTC.</summary>
    public required DateTime Now { get; init; }

    /// <summary>Calls the target of the driver for the deploy of a release; whether it succeeded. Its errors are logged.</summary>
    public required Func<ReleaseFolder, Driver, string, bool> Call { get; init; }
}
