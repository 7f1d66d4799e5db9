namespace DeployPlan.Releases;

/// <summary>The status of an operation in a release.</summary>
internal enum OperationStatus
{
    /// <summary>There is no record: it has not been started.</summary>
    Pending,

    /// <summary>Its driver was started. If the process of the release has ended, it is unknown how far the driver got, so it counts as not done.</summary>
    Running,

    /// <summary>Its driver succeeded.</summary>
    Succeeded,

    /// <summary>Its driver failed.</summary>
    Failed,

    /// <summary>It was not started, because something that it depends on did not succeed.</summary>
    Skipped,

    /// <summary>Its driver was stopped together with the build.</summary>
    Cancelled,
}
