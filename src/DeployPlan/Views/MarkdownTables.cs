using System.Globalization;
using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Views;

/// <summary>The operations of a plan as tables of Markdown.</summary>
internal static class MarkdownTables
{
    private const int MostNames = 5;
    private const int MostChanges = 5;

    // Each operation needs more than this in a table, so some tables are not worth trying.
    private const int LeastBytesOfARow = 40;

    /// <summary>One row per operation, by wave; null if they do not fit.</summary>
    public static string? OfOperations(PlanView view, int mostBytes)
    {
        var operations = view.Plan.Operations;
        if (operations.Count * LeastBytesOfARow > mostBytes)
        {
            return null;
        }

        var hasNotes = view.Notes.Count > 0;
        var hasLines = view.ConfigLines.Count > 0;
        var text = new StringBuilder("| Wave | Operation | Driver | On | Waits for |").Append(hasNotes ? " Change |" : "").Append(hasLines ? " Config |" : "").Append('\n')
            .Append("|--:|---|---|---|---|").Append(hasNotes ? "---|" : "").Append(hasLines ? "---|" : "").Append('\n');
        var direct = DirectOf(operations);
        var wave = 0;
        foreach (var operation in operations.OrderBy(operation => operation.Wave))
        {
            text.Append("| ").Append(operation.Wave == wave ? "" : Number(operation.Wave)).Append(" | ").Append(MarkdownText.Cell(operation.Id))
                .Append(" | ").Append(MarkdownText.Cell(operation.Driver)).Append(" | ").Append(Optional(OperationSubject.WorksOn(operation)))
                .Append(" | ").Append(Names(direct[operation.Id])).Append(" |");
            if (hasNotes)
            {
                text.Append(' ').Append(view.Notes.TryGetValue(operation.Id, out var note) ? Change(note) : "").Append(" |");
            }

            if (hasLines)
            {
                text.Append(' ').Append(view.ConfigLines.TryGetValue(operation.Id, out var line) ? MarkdownText.Cell(line) : "").Append(" |");
            }

            text.Append('\n');
            wave = operation.Wave;
        }

        var table = text.ToString();
        return Encoding.UTF8.GetByteCount(table) <= mostBytes ? table : null;
    }

    /// <summary>One row per wave, with how many operations of each type it has; the last waves are left out where they do not fit.</summary>
    public static string OfWaves(Plan plan, int mostBytes)
    {
        var waves = PlanWave.Of(plan);
        var text = new StringBuilder("| Wave | Operations |\n|--:|---|\n");
        for (var i = 0; i < waves.Count; i++)
        {
            var row = $"| {Number(waves[i].Number)} | {waves[i].Counts} |\n";
            if (text.Length + row.Length + 100 > mostBytes)
            {
                return text.Append("| … | ").Append((waves.Count - i).ToString("#,0", CultureInfo.InvariantCulture)).Append(" more waves |\n").ToString();
            }

            text.Append(row);
        }

        return text.ToString();
    }

    private static Dictionary<string, IReadOnlyList<string>> DirectOf(IReadOnlyList<Operation> operations)
    {
        var waits = new DirectDependencies();
        return operations.ToDictionary(operation => operation.Id, waits.Of, StringComparer.Ordinal);
    }

    private static string Names(IReadOnlyList<string> ids)
    {
        var names = string.Join(", ", ids.Take(MostNames).Select(MarkdownText.Cell));
        return ids.Count > MostNames ? $"{names} {CutList.More(ids.Count - MostNames)}" : names;
    }

    private static string Change(OperationNote note)
    {
        var changes = string.Join("<br>", note.Changes.Take(MostChanges).Select(MarkdownText.Cell));
        var more = note.Changes.Count > MostChanges ? "<br>" + CutList.More(note.Changes.Count - MostChanges) : "";
        return note.Kind + (changes.Length > 0 ? ": " : "") + changes + more;
    }

    private static string Optional(string text) => text.Length == 0 ? "" : MarkdownText.Cell(text);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
