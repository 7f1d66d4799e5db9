using System.Globalization;
using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Views;

/// <summary>A plan for a person at a console 100 columns wide.</summary>
internal static class TextSummary
{
    private const int MostOperationLines = 299;

    /// <summary>Lines separated by LF, without a line break at the end. With 300 operations or more, it is summarized by wave.</summary>
    public static string Of(Plan plan, string id, string whole = "plan.json") => AnsiText.WithoutColors(Colored(plan, id, whole));

    /// <summary>The same in the colors of a terminal.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="id">Its id.</param>
    /// <param name="whole">The file to look at if the summary omits something.</param>
    /// <param name="since">What is different since a release; null for nothing to say about one.</param>
    public static string Colored(Plan plan, string id, string whole, SinceRelease? since = null)
    {
        var text = new StringBuilder();
        AppendHead(text, plan, id);
        if (since is not null)
        {
            AppendSince(text, since);
        }

        if (plan.Operations.Count > MostOperationLines)
        {
            AppendWaves(text, plan, whole);
        }
        else if (plan.Operations.Count > 0)
        {
            TextTable.Append(text, plan.Operations, since?.Notes);
        }
        else
        {
            text.Append("\nNothing to do.\n");
        }

        AppendManualOperations(text, plan);
        AppendVariables(text, plan);
        AppendEarlyMigrations(text, plan);
        if (plan.Rollback is { } rollback)
        {
            text.Append('\n').Append(RollbackText.Of(rollback)).Append('\n');
        }

        return text.ToString(0, text.Length - 1);
    }

    private static void AppendHead(StringBuilder text, Plan plan, string id)
    {
        text.Append(AnsiText.Bold).Append("Plan for ").Append(VisibleText.Of(plan.Environment)).Append(AnsiText.Reset).Append(": ")
            .Append(VisibleText.Of(plan.Project)).Append(' ').Append(VisibleText.Of(plan.Version))
            .Append(", ").Append(Count(plan.Operations.Count, "operation"))
            .Append(" in ").Append(Count(LastWave(plan), "wave"));
        if (plan.ApprovalRequired)
        {
            text.Append(", ").Append(AnsiText.Yellow).Append("approval required").Append(AnsiText.Reset);
        }

        text.Append('\n').Append(AnsiText.Dim).Append(id).Append(AnsiText.Reset).Append('\n');
    }

    private static void AppendSince(StringBuilder text, SinceRelease since)
    {
        text.Append("Since release ").Append(since.Release).Append(" (").Append(VisibleText.Of(since.Version)).Append("): ");
        foreach (var kind in OperationNote.Kinds)
        {
            text.Append(since.Notes.Values.Count(note => note.Kind == kind).ToString("#,0", CultureInfo.InvariantCulture)).Append(' ').Append(kind).Append(", ");
        }

        text.Append(since.Gone.Count.ToString("#,0", CultureInfo.InvariantCulture)).Append(" gone\n");
        if (since.Gone.Count > 0)
        {
            const string Start = "Gone: ";
            text.Append(Start);
            WrappedText.AppendList(text, since.Gone, Start.Length, WrappedText.Columns - Start.Length);
            text.Append('\n');
        }
    }

    private static void AppendWaves(StringBuilder text, Plan plan, string whole)
    {
        text.Append('\n').Append(AnsiText.Dim).Append("  Wave  Operations").Append(AnsiText.Reset).Append('\n');
        foreach (var wave in PlanWave.Of(plan))
        {
            text.Append(wave.Number.ToString(CultureInfo.InvariantCulture).PadLeft(6)).Append("  ").Append(wave.Counts).Append('\n');
        }

        text.Append("\nSee ").Append(whole).Append(whole == "plan.json" ? "" : ", beside plan.json,").Append(" for every operation.\n");
    }

    private static void AppendManualOperations(StringBuilder text, Plan plan)
    {
        if (plan.ManualOperations.Count == 0)
        {
            return;
        }

        text.Append('\n').Append(AnsiText.Yellow).Append("To be done by hand, never run by this plan:").Append(AnsiText.Reset).Append('\n');
        var left = MostOperationLines;
        foreach (var operation in plan.ManualOperations)
        {
            if (left-- == 0)
            {
                text.Append("        … ").Append(CutList.More(plan.ManualOperations.Count - MostOperationLines)).Append('\n');
                break;
            }

            text.Append("        ");
            WrappedText.Append(text, VisibleText.Of(operation.Id), indent: 10, WrappedText.Columns - 8);
            text.Append('\n');
        }
    }

    private static void AppendVariables(StringBuilder text, Plan plan)
    {
        if (plan.RequiredEnvironment.Count > 0)
        {
            const string Start = "Needs the variables ";
            text.Append('\n').Append(Start);
            WrappedText.AppendList(text, plan.RequiredEnvironment, Start.Length, WrappedText.Columns - Start.Length);
            text.Append('\n');
        }
    }

    private static void AppendEarlyMigrations(StringBuilder text, Plan plan)
    {
        if (EarlyMigrations.Of(plan) is { Count: > 0 } databases)
        {
            const string Start = EarlyMigrations.Title + ": ";
            const string End = " (" + EarlyMigrations.Advice + ")";
            text.Append('\n').Append(Start);
            WrappedText.AppendList(text, databases, Start.Length, WrappedText.Columns - Start.Length - End.Length);
            text.Append(End).Append('\n');
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
        number.ToString("#,0", CultureInfo.InvariantCulture) + " " + what + (number == 1 ? "" : "s");
}
