using System.Globalization;
using DeployPlan.Plans;

namespace DeployPlan.Releases;

/// <summary>The state of a release according to its records.</summary>
internal sealed class ReleaseState
{
    private readonly IReadOnlyList<string?> _unreadable;

    private ReleaseState(IReadOnlyList<OperationRecord?> records, IReadOnlyList<string?> unreadable) => (Records, _unreadable) = (records, unreadable);

    /// <summary>In plan order; null if there is no record that is whole.</summary>
    public IReadOnlyList<OperationRecord?> Records { get; }

    /// <summary>Every operation has succeeded.</summary>
    public bool IsComplete => Count(OperationStatus.Succeeded) == Records.Count;

    public static ReleaseState Of(ReleaseFolder folder)
    {
        var records = folder.Plan.Operations.Select(operation => folder.ReadRecord(operation.Id)).ToList();
        return new(records, [.. folder.Plan.Operations.Select((operation, i) => records[i] is null ? folder.UnreadableRecordOf(operation.Id) : null)]);
    }

    /// <summary>As records say it that are elsewhere.</summary>
    /// <param name="records">In plan order; null where there is none that is whole.</param>
    /// <param name="unreadable">What is there but not whole, else null.</param>
    public static ReleaseState Of(IReadOnlyList<OperationRecord?> records, IReadOnlyList<string?> unreadable) => new(records, unreadable);

    /// <summary>Full path of the record where it is there but not whole; else null.</summary>
    public string? UnreadableRecordOf(int index) => _unreadable[index];

    public OperationStatus StatusOf(int index) => Records[index]?.Status ?? OperationStatus.Pending;

    /// <summary>One word for the whole.</summary>
    /// <param name="isHeld">Whether its apply is still under way.</param>
    public string Word(bool isHeld) =>
        IsComplete ? "succeeded"
        : Unreadable > 0 ? "unreadable"
        : isHeld ? "running"
        : Count(OperationStatus.Failed) > 0 ? "failed"
        : "interrupted";

    /// <summary>How it has ended, on one line: <c>failed, 3 succeeded, 1 failed</c>.</summary>
    public string End() => $"{Word(isHeld: false)}, {Counts()}";

    /// <summary><c>3 succeeded, 1 failed, 2 skipped</c>.</summary>
    public string Counts()
    {
        var counts = new List<string>();
        foreach (var status in (OperationStatus[])[OperationStatus.Succeeded, OperationStatus.Failed, OperationStatus.Cancelled, OperationStatus.Running, OperationStatus.Skipped, OperationStatus.Pending])
        {
            if (Count(status) is > 0 and var count)
            {
                counts.Add(count.ToString(CultureInfo.InvariantCulture) + " " + (status == OperationStatus.Pending ? "not started" : status.ToName()));
            }
        }

        if (Unreadable is > 0 and var unreadable)
        {
            counts.Add(unreadable.ToString(CultureInfo.InvariantCulture) + " unreadable");
        }

        return counts.Count == 0 ? "no operations" : string.Join(", ", counts);
    }

    /// <summary>How many operations have a record that cannot be read.</summary>
    public int Unreadable => _unreadable.Count(static file => file is not null);

    /// <summary>How many operations have that status, as far as their records can be read.</summary>
    public int Count(OperationStatus status)
    {
        var count = 0;
        for (var i = 0; i < Records.Count; i++)
        {
            count += StatusOf(i) == status && _unreadable[i] is null ? 1 : 0;
        }

        return count;
    }
}
