using System.Globalization;
using System.Text;
using DeployPlan.Changes;
using DeployPlan.Diagnostics;

namespace DeployPlan.Views;

/// <summary>The differences of two plans for a person at a console.</summary>
internal static class DiffText
{
    private const int MostOperations = 300;

    /// <summary>Lines separated by LF, without a line break at the end.</summary>
    public static string Of(string title, PlanDiff diff, ChangePlaces places)
    {
        var text = new StringBuilder(title).Append(": ").Append(Counts(diff)).Append('\n');
        var plan = PlanLines(diff);
        foreach (var line in plan)
        {
            text.Append("\n  ").Append(line);
        }

        text.Append(plan.Count > 0 ? "\n" : "");
        var changes = diff.Changes.ToList();
        var width = changes.Select(change => change.Id.Length).DefaultIfEmpty().Max();
        foreach (var change in changes.Take(MostOperations))
        {
            text.Append("\n  ").Append(ChangeLines.WordOf(change.Kind).PadRight(9)).Append("  ");
            text.Append(places.Of(change) is { Length: > 0 } place ? change.Id.PadRight(width) + "  " + place : change.Id);
            foreach (var line in change.Kind == ChangeKind.Changed ? ChangeLines.Of(change, places.Now) : [])
            {
                text.Append("\n               ").Append(line);
            }
        }

        if (changes.Count > MostOperations)
        {
            text.Append("\n  … ").Append(CutList.More(changes.Count - MostOperations)).Append(", in diff.json");
        }

        return text.ToString().TrimEnd('\n');
    }

    /// <summary><c>1 added, 2 changed, 8 the same</c>.</summary>
    public static string Counts(PlanDiff diff)
    {
        if (diff.IsEmpty)
        {
            return "no changes";
        }

        var counts = new List<string>();
        foreach (var kind in (ChangeKind[])[ChangeKind.Added, ChangeKind.Removed, ChangeKind.Changed, ChangeKind.Reordered])
        {
            if (diff.Operations.Count(change => change.Kind == kind) is > 0 and var count)
            {
                counts.Add(Number(count) + " " + ChangeLines.WordOf(kind));
            }
        }

        counts.Add(Number(diff.Operations.Count(change => change.Kind == ChangeKind.Same)) + " unchanged");
        return string.Join(", ", counts);
    }

    /// <summary>What differs in the plan as a whole, one per line.</summary>
    public static IReadOnlyList<string> PlanLines(PlanDiff diff) =>
    [
        .. diff.Fields.Select(ChangeLines.Of),
        .. diff.VariablesAdded.Select(name => $"needs the variable {name}"),
        .. diff.VariablesRemoved.Select(name => $"no longer needs the variable {name}"),
        .. diff.Files.Select(ChangeLines.Of),
    ];

    private static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
