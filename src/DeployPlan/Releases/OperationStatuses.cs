namespace DeployPlan.Releases;

/// <summary>The names of <see cref="OperationStatus"/> in records and reports.</summary>
internal static class OperationStatuses
{
    internal static string[] Names { get; } = ["pending", "running", "succeeded", "failed", "skipped", "cancelled"];

    public static string ToName(this OperationStatus status) => Names[(int)status];
}
