using DeployPlan.Text;

namespace DeployPlan.Releases;

/// <summary>What a release knows of one operation: one small file, which nothing else writes.</summary>
internal sealed record OperationRecord
{
    /// <summary>The id of the operation.</summary>
    public required string Id { get; init; }

    /// <summary>How far it came.</summary>
    public required OperationStatus Status { get; init; }

    /// <summary>The driver that was used.</summary>
    public required string Driver { get; init; }

    /// <summary>When the first attempt started, UTC; for a skipped operation when that was found out.</summary>
    public required DateTime Started { get; init; }

    /// <summary>When it ended, UTC; null while it runs.</summary>
    public DateTime? Ended { get; init; }

    /// <summary>The number of the last attempt, from 1; 0 if there was none.</summary>
    public int Attempt { get; init; }

    /// <summary>Full path of the file that its driver writes to.</summary>
    public required string Log { get; init; }

    /// <summary>Why it was skipped or did not succeed; empty if there is nothing to say.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The release in which it ran: an earlier one where a resumed release found it done.</summary>
    public required string Release { get; init; }

    public static OperationRecord Empty { get; } = new() { Id = "", Status = OperationStatus.Pending, Driver = "", Started = default, Log = "", Release = "" };

    public static OperationRecord Fields(Form form, OperationRecord x) => new()
    {
        Id = form.Text("id", x.Id, TextKind.Filled, "The id of the operation."),
        Status = (OperationStatus)form.Index("status", (int)x.Status, OperationStatuses.Names, "How far it came."),
        Driver = form.Text("driver", x.Driver, TextKind.Filled, "The driver that was used."),
        Started = form.Time("started", x.Started, "When the first attempt started, UTC."),
        Ended = form.OptionalTime("ended", x.Ended, "When it ended, UTC; left out while it runs."),
        Attempt = form.Number("attempt", x.Attempt, 0, int.MaxValue, "The number of the last attempt, from 1; 0 where there was none."),
        Log = form.Text("log", x.Log, TextKind.Filled, "The file that its driver writes to."),
        Reason = form.Text("reason", x.Reason, TextKind.Any, "Why it was skipped or did not succeed."),
        Release = form.Text("release", x.Release, TextKind.Filled, "The release in which it ran."),
    };

    /// <summary>The record in a file; null if there is none that is whole.</summary>
    public static OperationRecord? Read(string file) =>
        RecordFormat.Read(file, Empty, Fields) is { } record && record.Started != default && record.Status != OperationStatus.Pending ? record : null;

    public byte[] ToBytes() => RecordFormat.ToBytes(this, Fields);
}
