using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Traces;

/// <summary>What a trace shows of a release: the operations that were started in it, from their records.</summary>
internal static class ReleaseTrace
{
    /// <summary>The release in a folder.</summary>
    /// <param name="folder">The release; it has ended.</param>
    /// <param name="job">The job of a build server; empty for none.</param>
    public static TracedRelease Of(ReleaseFolder folder, string job)
    {
        var release = folder.Release;
        var records = folder.Plan.Operations.Select(operation => (Operation: operation, Record: folder.ReadRecord(operation.Id))).ToList();
        var operations = records.Select(pair => Of(pair.Operation, pair.Record, release.Id)).OfType<TracedOperation>().ToList();
        return new TracedRelease
        {
            Id = release.Id,
            Project = folder.Plan.Project,
            Environment = release.Environment,
            Version = release.Version,
            PlanId = release.PlanId,
            Commit = release.Commit,
            Job = job,
            Started = release.Started,
            Ended = operations.Select(static operation => operation.Ended).Append(release.Started).Max(),
            HasSucceeded = records.TrueForAll(static pair => pair.Record is { Status: OperationStatus.Succeeded }),
            Operations = operations,
        };
    }

    // Null for what did not run in this release: it is skipped, or was done before.
    private static TracedOperation? Of(Operation operation, OperationRecord? record, string release) =>
        record is { Ended: { } ended, Status: not OperationStatus.Skipped } && record.Release == release
            ? new TracedOperation
            {
                Id = operation.Id,
                Type = OperationTypes.ToName(operation.Type),
                Started = record.Started,
                Ended = ended,
                Status = record.Status.ToName(),
                Reason = record.Reason,
                Driver = record.Driver,
                Attempt = record.Attempt,
                Log = record.Log,
                DependsOn = operation.DependsOn,
            }
            : null;
}
