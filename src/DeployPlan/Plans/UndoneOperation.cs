using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>An operation that was executed, and what a rollback makes of it.</summary>
/// <param name="Operation">Its id in the plan of its release.</param>
/// <param name="Release">The id of the release in which it was executed.</param>
/// <param name="Reversibility">Whether it can be undone.</param>
/// <param name="Reason">How it is undone, or why it cannot be and what stays; one line for people.</param>
/// <param name="By">Ids of the operations of the rollback plan that undo it, in ordinal order.</param>
internal sealed record UndoneOperation(string Operation, string Release, Reversibility Reversibility, string Reason, IReadOnlyList<string> By)
{
    public static UndoneOperation Empty { get; } = new("", "", Reversibility.Reversible, "", []);

    public static UndoneOperation Fields(Form form, UndoneOperation x) => new(
        form.Text("operation", x.Operation, TextKind.Filled, "The id of the operation in the plan of its release."),
        form.Text("release", x.Release, TextKind.Name, "The release in which it was executed."),
        (Reversibility)form.Index("reversibility", (int)x.Reversibility, Reversibilities.Names, "Whether it is undone, something else restores what was there, or it stays."),
        form.Text("reason", x.Reason, TextKind.Filled, "How it is undone, or why it stays."),
        form.Set("by", x.By, TextKind.Any, "The ids of the operations of this plan that undo it."));
}
