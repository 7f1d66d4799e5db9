namespace DeployPlan.Drivers.HealthChecks;

/// <summary>One thing that a health check looks at.</summary>
internal interface IProbe
{
    /// <summary>What it is in a message.</summary>
    string Name { get; }

    /// <summary>Why it cannot be looked at at all, whatever the service does; null if it can.</summary>
    DriverFailure? Problem { get; }

    /// <summary>Null if it is as expected, otherwise what was seen.</summary>
    string? Look(TimeSpan limit);
}
