using DeployPlan.Releases;
using DeployPlan.Text;

namespace DeployPlan.Views;

/// <summary>How many operations of a release have which status.</summary>
internal sealed record ListedOperations
{
    public int Total { get; init; }

    public int Succeeded { get; init; }

    public int Failed { get; init; }

    public int Cancelled { get; init; }

    public int Skipped { get; init; }

    public int Running { get; init; }

    public int NotStarted { get; init; }

    public int Unreadable { get; init; }

    public static ListedOperations Of(ReleaseState state) => new()
    {
        Total = state.Records.Count,
        Succeeded = state.Count(OperationStatus.Succeeded),
        Failed = state.Count(OperationStatus.Failed),
        Cancelled = state.Count(OperationStatus.Cancelled),
        Skipped = state.Count(OperationStatus.Skipped),
        Running = state.Count(OperationStatus.Running),
        NotStarted = state.Count(OperationStatus.Pending),
        Unreadable = state.Unreadable,
    };

    public static ListedOperations Fields(Form form, ListedOperations x) => new()
    {
        Total = Number(form, "total", x.Total, "How many the plan has."),
        Succeeded = Number(form, "succeeded", x.Succeeded, "How many have succeeded."),
        Failed = Number(form, "failed", x.Failed, "How many have failed."),
        Cancelled = Number(form, "cancelled", x.Cancelled, "How many were stopped together with the build."),
        Skipped = Number(form, "skipped", x.Skipped, "How many were not started, because something that they depend on did not succeed."),
        Running = Number(form, "running", x.Running, "How many were started and have not ended; where the release does not run, it is not known how far they got."),
        NotStarted = Number(form, "notStarted", x.NotStarted, "How many were not started."),
        Unreadable = Number(form, "unreadable", x.Unreadable, "How many have a record that cannot be read."),
    };

    private static int Number(Form form, string name, int value, string about) => form.Number(name, value, 0, int.MaxValue, about);
}
