namespace DeployPlan.Commands;

/// <summary>What is done with a service that a release has deployed.</summary>
internal enum ServiceAction
{
    /// <summary>The end of its log is shown.</summary>
    Logs,

    /// <summary>It is stopped.</summary>
    Stop,

    /// <summary>What the release deployed is started again.</summary>
    Start,
}
