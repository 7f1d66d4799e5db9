using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>What a rollback plan undoes, and what it cannot: the part of plan.json that only a rollback plan has.</summary>
internal sealed record PlanRollback
{
    /// <summary>The id of the newest release that is undone.</summary>
    public required string From { get; init; }

    /// <summary>The id of the release whose state is restored.</summary>
    public required string To { get; init; }

    /// <summary>The id of the earliest operation that cannot be undone; null if everything can.</summary>
    public string? PointOfNoReturn { get; init; }

    /// <summary>Everything that was executed since, the last one first.</summary>
    public IReadOnlyList<UndoneOperation> Undoes { get; init; } = [];

    public static PlanRollback Empty { get; } = new() { From = "", To = "" };

    public static PlanRollback Fields(Form form, PlanRollback x) => new()
    {
        From = form.Text("from", x.From, TextKind.Name, "The newest release that is undone."),
        To = form.Text("to", x.To, TextKind.Name, "The release whose state is restored."),
        PointOfNoReturn = form.OptionalText("pointOfNoReturn", x.PointOfNoReturn, TextKind.Filled, "The earliest operation that cannot be undone; left out where everything can."),
        Undoes = form.Objects("undoes", x.Undoes, UndoneOperation.Empty, UndoneOperation.Fields, "Everything that was executed since, the last one first."),
    };
}
