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
        var width = rollback.Undoes.Select(undone => undone.Operation.Length).DefaultIfEmpty().Max();
        foreach (var undone in rollback.Undoes.Take(MostOperations))
        {
            text.Append("\n  ").Append(undone.Reversibility.ToName().PadRight(13)).Append("  ").Append(undone.Operation.PadRight(width)).Append("  ").Append(undone.Reason);
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
                text.Append("\n  ").Append(undone.Operation).Append(" of release ").Append(undone.Release).Append(": ").Append(undone.Reason);
            }
        }

        return text.ToString();
    }

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
}
