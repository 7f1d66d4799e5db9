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
}
