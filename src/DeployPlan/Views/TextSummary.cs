using System.Globalization;
using System.Text;
using DeployPlan.Plans;

namespace DeployPlan.Views;

/// <summary>A plan for a person at a console 100 columns wide.</summary>
internal static class TextSummary
{
    private const int Columns = 100;
    private const int WidestId = 52;
    private const int WidestKind = 7;
    private const int MostOperationLines = 300;

    /// <summary>Lines separated by LF, without a line break at the end. Above 300 operations the waves are summed up.</summary>
    public static string Of(Plan plan, string id) => Of(plan, id, "", new Dictionary<string, OperationNote>());

    /// <summary>The same with what is different since a release.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="id">Its id.</param>
    /// <param name="release">The id of the release.</param>
    /// <param name="version">What it deployed.</param>
    /// <param name="notes">By the id of an operation.</param>
    /// <param name="gone">Ids of the operations that only the release had.</param>
    public static string Of(
        Plan plan, string id, string release, string version, IReadOnlyDictionary<string, OperationNote> notes, IReadOnlyList<string> gone)
    {
        var since = new StringBuilder("Since release ").Append(release).Append(" (").Append(version).Append("): ");
        foreach (var kind in (string[])["new", "changed", "same"])
        {
            since.Append(notes.Values.Count(note => note.Kind == kind).ToString("#,0", CultureInfo.InvariantCulture)).Append(' ').Append(kind).Append(", ");
        }

        since.Append(gone.Count.ToString("#,0", CultureInfo.InvariantCulture)).Append(" gone\n");
        if (gone.Count > 0)
        {
            since.Append("Gone: ");
            AppendList(since, gone, Columns - "Gone: ".Length);
            since.Append('\n');
        }

        return Of(plan, id, since.ToString(), notes);
    }

    private static string Of(Plan plan, string id, string since, IReadOnlyDictionary<string, OperationNote> notes)
    {
        var text = new StringBuilder();
        text.Append("Plan for ").Append(plan.Environment).Append(": ").Append(plan.Project).Append(' ').Append(plan.Version)
            .Append(", ").Append(Count(plan.Operations.Count, "operation"))
            .Append(" in ").Append(Count(LastWave(plan), "wave"));
        if (plan.ApprovalRequired)
        {
            text.Append(", approval required");
        }

        text.Append('\n').Append(id).Append('\n').Append(since);
        if (plan.Operations.Count > MostOperationLines)
        {
            AppendWaves(text, plan);
        }
        else
        {
            AppendOperations(text, plan, notes);
        }

        AppendManualOperations(text, plan);
        if (plan.RequiredEnvironment.Count > 0)
        {
            text.Append("\nNeeds the variables ");
            AppendList(text, plan.RequiredEnvironment, Columns - "Needs the variables ".Length);
            text.Append('\n');
        }

        if (plan.Rollback is { } rollback)
        {
            text.Append('\n').Append(RollbackText.Of(rollback)).Append('\n');
        }

        return text.ToString(0, text.Length - 1);
    }

    private static void AppendOperations(StringBuilder text, Plan plan, IReadOnlyDictionary<string, OperationNote> notes)
    {
        var width = "Operation".Length;
        foreach (var operation in plan.Operations)
        {
            width = Math.Max(width, Math.Min(operation.Id.Length, WidestId));
        }

        if (plan.Operations.Count == 0)
        {
            text.Append("\nNothing to do.\n");
            return;
        }

        var change = notes.Count > 0 ? "Change".PadRight(WidestKind) + "  " : "";
        text.Append("\n  Wave  ").Append("Operation".PadRight(width)).Append("  ").Append(change).Append("Waits for\n");
        var waits = new DirectDependencies();
        foreach (var operation in plan.Operations)
        {
            var names = waits.Of(operation);
            text.Append(operation.Wave.ToString(CultureInfo.InvariantCulture).PadLeft(6)).Append("  ").Append(operation.Id.PadRight(width)).Append("  ");
            notes.TryGetValue(operation.Id, out var note);
            text.Append(change.Length > 0 ? (note?.Kind ?? "").PadRight(WidestKind) + "  " : "");
            if (names.Count == 0)
            {
                text.Append('-');
            }
            else
            {
                AppendList(text, names, Columns - 10 - change.Length - Math.Max(width, operation.Id.Length));
            }

            text.Append('\n');
            foreach (var line in note?.Changes ?? [])
            {
                text.Append("          ").Append(line).Append('\n');
            }
        }
    }

    private static void AppendWaves(StringBuilder text, Plan plan)
    {
        var counts = new SortedDictionary<int, int[]>();
        foreach (var operation in plan.Operations)
        {
            if (!counts.TryGetValue(operation.Wave, out var types))
            {
                counts.Add(operation.Wave, types = new int[(int)OperationType.HealthCheck + 1]);
            }

            types[(int)operation.Type]++;
        }

        text.Append("\n  Wave  Operations\n");
        foreach (var wave in counts)
        {
            text.Append(wave.Key.ToString(CultureInfo.InvariantCulture).PadLeft(6)).Append("  ");
            var separator = "";
            for (var type = 0; type < wave.Value.Length; type++)
            {
                if (wave.Value[type] > 0)
                {
                    text.Append(separator).Append(wave.Value[type].ToString(CultureInfo.InvariantCulture)).Append(' ').Append(((OperationType)type).ToName());
                    separator = ", ";
                }
            }

            text.Append('\n');
        }
    }

    private static void AppendManualOperations(StringBuilder text, Plan plan)
    {
        if (plan.ManualOperations.Count == 0)
        {
            return;
        }

        text.Append("\nTo be done by hand, never run by this plan:\n");
        var left = MostOperationLines;
        foreach (var operation in plan.ManualOperations)
        {
            if (left-- == 0)
            {
                text.Append("        … and ").Append(Count(plan.ManualOperations.Count - MostOperationLines, "more")).Append('\n');
                break;
            }

            text.Append("        ").Append(operation.Id).Append('\n');
        }
    }

    // One line, however long the list is: what does not fit is counted.
    private static void AppendList(StringBuilder text, IReadOnlyList<string> names, int room)
    {
        text.Append(names[0]);
        var used = names[0].Length;
        for (var i = 1; i < names.Count; i++)
        {
            var more = " +" + (names.Count - i).ToString(CultureInfo.InvariantCulture) + " more";
            var isLast = i == names.Count - 1;
            if (used + 2 + names[i].Length + (isLast ? 0 : more.Length) > room)
            {
                text.Append(more);
                return;
            }

            text.Append(", ").Append(names[i]);
            used += 2 + names[i].Length;
        }
    }

    private static int LastWave(Plan plan)
    {
        var last = 0;
        foreach (var operation in plan.Operations)
        {
            last = Math.Max(last, operation.Wave);
        }

        return last;
    }

    private static string Count(int number, string what) =>
        number.ToString("#,0", CultureInfo.InvariantCulture) + " " + what + (number == 1 || what == "more" ? "" : "s");
}
