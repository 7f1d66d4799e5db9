namespace DeployPlan.Releases;

/// <summary>What is known of an operation in a release.</summary>
internal enum OperationStatus
{
    /// <summary>There is no record: nothing has been done about it.</summary>
    Pending,

    /// <summary>Its driver was started. Where the process of the release is gone, nobody knows how far it came, so it is not done.</summary>
    Running,

    /// <summary>Its driver succeeded.</summary>
    Succeeded,

    /// <summary>Its driver failed.</summary>
    Failed,

    /// <summary>It was not started, because something that it depends on did not succeed.</summary>
    Skipped,

    /// <summary>Its driver was stopped by whoever stopped the build.</summary>
    Cancelled,
}
