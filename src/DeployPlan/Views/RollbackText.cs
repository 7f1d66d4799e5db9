using System.Globalization;
using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Views;

/// <summary>What a rollback undoes and what stays behind, for a person at a console.</summary>
internal static class RollbackText
{
    private const int MostOperations = 300;

    /// <summary>Lines separated by LF, without a line break at the end.</summary>
    public static string Of(PlanRollback rollback)
    {
        var text = new StringBuilder("Undoes release ").Append(rollback.From).Append(" and goes back to release ").Append(rollback.To).Append(": ").Append(Counts(rollback)).Append('\n');
        var several = InSeveralReleases(rollback);
        var shown = rollback.Undoes.Take(MostOperations).Select(undone => (Name: several.Contains(undone.Operation) ? WithRelease(undone) : undone.Operation, Undone: undone)).ToList();
        var width = shown.Select(static line => line.Name.Length).DefaultIfEmpty().Max();
        foreach (var (name, undone) in shown)
        {
            text.Append("\n  ").Append(undone.Reversibility.ToName().PadRight(13)).Append("  ").Append(name.PadRight(width)).Append("  ").Append(undone.Reason);
        }

        if (rollback.Undoes.Count > MostOperations)
        {
            text.Append("\n  … ").Append(CutList.More(rollback.Undoes.Count - MostOperations));
        }

        if (rollback.PointOfNoReturn is { } point)
        {
            text.Append("\n\nPoint of no return: ").Append(point).Append(". This stays behind:");
            foreach (var undone in rollback.Undoes.Where(undone => undone.Reversibility == Reversibility.Irreversible).Take(MostOperations))
            {
                text.Append("\n  ").Append(WithRelease(undone)).Append(": ").Append(undone.Reason);
            }
        }

        return text.ToString();
    }

    /// <summary>Ids of operations that several of the releases executed: each of them is undone in its own way.</summary>
    public static HashSet<string> InSeveralReleases(PlanRollback rollback) =>
        new(rollback.Undoes.GroupBy(static undone => undone.Operation, StringComparer.Ordinal).Where(static group => group.Skip(1).Any()).Select(static group => group.Key), StringComparer.Ordinal);

    /// <summary><c>4 reversible, 2 compensatable</c>.</summary>
    public static string Counts(PlanRollback rollback)
    {
        var counts = new List<string>();
        foreach (var reversibility in (Reversibility[])[Reversibility.Reversible, Reversibility.Compensatable, Reversibility.Irreversible])
        {
            if (rollback.Undoes.Count(undone => undone.Reversibility == reversibility) is > 0 and var count)
            {
                counts.Add(count.ToString("#,0", CultureInfo.InvariantCulture) + " " + reversibility.ToName());
            }
        }

        return counts.Count == 0 ? "nothing was executed" : string.Join(", ", counts);
    }

    private static string WithRelease(UndoneOperation undone) => $"{undone.Operation} of release {undone.Release}";
}
