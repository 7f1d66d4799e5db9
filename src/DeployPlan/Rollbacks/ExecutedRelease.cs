using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;

namespace DeployPlan.Rollbacks;

/// <summary>What a release actually did.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Plan">Its plan.</param>
/// <param name="IsComplete">Whether every operation succeeded.</param>
/// <param name="Executed">What was started in this release itself, in the order in which it started; not what it found done by an earlier one.</param>
/// <param name="Results">What drivers said, by the id of the operation; also of what an earlier release has done.</param>
internal sealed record ExecutedRelease(
    string Id, Plan Plan, bool IsComplete, IReadOnlyList<ExecutedOperation> Executed, IReadOnlyDictionary<string, OperationResult> Results)
{
    private readonly Dictionary<string, Operation> _operations = Plan.Operations.ToDictionary(operation => operation.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, SealedInput> _sealed = Plan.SealedInputs.ToDictionary(input => input.Path, StringComparer.Ordinal);

    /// <summary>The id of the release that this one continues; empty if it continues none.</summary>
    public string Resumes { get; init; } = "";

    /// <summary>The id of the release before this one; empty for the first one, and where no one noted it.</summary>
    public string Previous { get; init; } = "";

    /// <summary>The id of its plan, as it is approved; empty where that does not matter.</summary>
    public string PlanId { get; init; } = "";

    /// <summary>Where it came from.</summary>
    public ReleaseSource Source { get; init; } = new(Id, "", IsDirty: false);

    /// <summary>The properties with which an apply resumes it: what needs an approval needs it again.</summary>
    public string Resume => "-p:DeployPlanResume=true" + (Plan.ApprovalRequired && PlanId.Length > 0 ? " -p:DeployPlanApprove=" + PlanId : "");

    /// <summary>The operation with that id; null if its plan has none.</summary>
    public Operation? Find(string id) => _operations.TryGetValue(id, out var operation) ? operation : null;

    /// <summary>The file as its plan sealed it; null if it did not.</summary>
    public SealedInput? FindSealed(string path) => _sealed.TryGetValue(path, out var input) ? input : null;

    /// <summary>Whether it has built an image of that name and tag, or tried to.</summary>
    public bool HasBuilt(string image) => Executed.Any(executed => executed.Operation.Inputs is BuildInputs build && $"{build.Image}:{build.Tag}" == image);

    /// <summary>The release to which this one, a rollback that finished, went back; null for any other.</summary>
    public string? WentBackTo => IsComplete ? Plan.Rollback?.To : null;

    /// <summary>From its records.</summary>
    public static ExecutedRelease Of(ReleaseFolder folder)
    {
        var executed = new List<ExecutedOperation>();
        var results = new Dictionary<string, OperationResult>(StringComparer.Ordinal);
        foreach (var operation in folder.Plan.Operations)
        {
            if (OperationResult.Read(folder.ResultOf(operation.Id)) is { } result)
            {
                results.Add(operation.Id, result);
            }

            // What was refused before its driver was called has no attempt.
            if (folder.ReadRecord(operation.Id) is { Status: not OperationStatus.Skipped, Attempt: > 0 } record && record.Release == folder.Release.Id)
            {
                executed.Add(new ExecutedOperation(operation, record.Status, record.Started));
            }
        }

        // Sorting is stable: what started in the same millisecond stays in plan order.
        return new ExecutedRelease(folder.Release.Id, folder.Plan, ReleaseState.Of(folder).IsComplete, [.. executed.OrderBy(entry => entry.Started)], results)
        {
            Resumes = folder.Release.Resumes,
            Previous = folder.Release.Previous,
            PlanId = folder.Release.PlanId,
            Source = new ReleaseSource(folder.Release.Id, folder.Release.Commit, folder.Release.IsDirty),
        };
    }

    /// <summary>All releases of an environment that can be read, the oldest first; null, with diagnostics, if one cannot.</summary>
    public static IReadOnlyList<ExecutedRelease>? AllOf(ReleaseStore store, string environment, DiagnosticBag diagnostics)
    {
        var releases = new List<ExecutedRelease>();
        foreach (var id in store.ReleasesOf(environment))
        {
            if (store.Open(environment, id, diagnostics) is { } folder)
            {
                folder.ReportUnreadableRecords(diagnostics);
                folder.ReportUnreadableResults(diagnostics);
                releases.Add(Of(folder));
            }
        }

        return diagnostics.HasErrors ? null : releases;
    }
}

/// <summary>An operation whose driver was started.</summary>
/// <param name="Operation">As it is in the plan of its release.</param>
/// <param name="Status">How it ended; <see cref="OperationStatus.Running"/> if it is unknown.</param>
/// <param name="Started">When, UTC.</param>
internal sealed record ExecutedOperation(Operation Operation, OperationStatus Status, DateTime Started);
