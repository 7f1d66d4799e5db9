using DeployPlan.Text;

namespace DeployPlan.Traces;

/// <summary>What a trace shows of one operation that was started.</summary>
internal sealed record TracedOperation
{
    /// <summary>The id of the operation.</summary>
    public required string Id { get; init; }

    /// <summary>Its type, as in a plan.</summary>
    public required string Type { get; init; }

    /// <summary>When its first attempt started, UTC.</summary>
    public required DateTime Started { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public required DateTime Ended { get; init; }

    /// <summary>How it ended, as in a record.</summary>
    public required string Status { get; init; }

    /// <summary>Why it did not succeed; empty if it did.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The driver that was used.</summary>
    public required string Driver { get; init; }

    /// <summary>The number of the last attempt.</summary>
    public int Attempt { get; init; }

    /// <summary>Full path of its log.</summary>
    public required string Log { get; init; }

    /// <summary>Ids of the operations that it waited for.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    public static TracedOperation Empty { get; } = new() { Id = "", Type = "", Started = default, Ended = default, Status = "", Driver = "", Log = "" };

    public static TracedOperation Fields(Form form, TracedOperation x) => new()
    {
        Id = form.Text("id", x.Id, TextKind.Filled, "The id of the operation."),
        Type = form.Text("type", x.Type, TextKind.Filled, "Its type."),
        Started = form.Time("started", x.Started, "When its first attempt started, UTC."),
        Ended = form.Time("ended", x.Ended, "When it ended, UTC."),
        Status = form.Text("status", x.Status, TextKind.Filled, "How it ended."),
        Reason = form.Text("reason", x.Reason, TextKind.Any, "Why it did not succeed."),
        Driver = form.Text("driver", x.Driver, TextKind.Any, "The driver that was used."),
        Attempt = form.Number("attempt", x.Attempt, 0, int.MaxValue, "The number of the last attempt."),
        Log = form.Text("log", x.Log, TextKind.Any, "The file that its driver wrote to."),
        DependsOn = form.Texts("depends_on", x.DependsOn, TextKind.Filled, "What it waited for."),
    };
}
