using System.Globalization;
using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Views;

/// <summary>
/// A plan as Markdown, for a pull request or a job summary. Whatever the plan, it stays below the 65,536 characters that a comment on GitHub may have: graph and
/// tables are folded, lists cut off, and say so.
/// </summary>
internal static class MarkdownView
{
    private const int MostBytes = 65_000;
    private const int MostBytesOfAList = 8_000;

    /// <summary>The text: LF, a line break at the end.</summary>
    public static string Of(PlanView view)
    {
        var text = new StringBuilder();
        AppendHead(text, view);
        AppendGraph(text, view.Plan);

        var rest = new StringBuilder();
        AppendList(rest, "By hand", "Never run by this plan:", [.. view.Plan.ManualOperations.Select(operation => operation.Id)]);
        AppendList(rest, EarlyMigrations.Title, $"`{EarlyMigrations.Advice.Replace(" waits", "` waits")}:", EarlyMigrations.Of(view.Plan));
        AppendList(rest, "Required variables", "", view.Plan.RequiredEnvironment);
        AppendList(rest, "Warnings", "", view.Warnings);

        AppendOperations(text, view, MostBytes - SizeOf(text) - SizeOf(rest));
        return text.Append(rest).ToString();
    }

    private static void AppendHead(StringBuilder text, PlanView view)
    {
        var plan = view.Plan;
        text.Append("# Plan for ").Append(MarkdownText.Code(plan.Environment)).Append("\n\n")
            .Append(MarkdownText.Code(plan.Project)).Append(' ').Append(MarkdownText.Code(plan.Version)).Append(": ")
            .Append("**").Append(Count(plan.Operations.Count, "operation")).Append("** in ").Append(Count(PlanWave.Of(plan).Count, "wave"));
        if (plan.ManualOperations.Count > 0)
        {
            text.Append(", ").Append(Number(plan.ManualOperations.Count)).Append(" by hand");
        }

        text.Append(". ").Append(plan.ApprovalRequired ? "**Approval required.**" : "No approval required.");
        AppendNotes(text, view.Notes);
        text.Append("\n\n").Append(MarkdownText.Code(view.Id)).Append('\n');
        AppendCounts(text, plan);
    }

    private static void AppendNotes(StringBuilder text, IReadOnlyDictionary<string, OperationNote> notes)
    {
        if (notes.Count > 0)
        {
            text.Append(" Compared with the last release: ")
                .Append(string.Join(", ", notes.Values.GroupBy(note => note.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{Number(kind.Count())} {kind.Key}")))
                .Append('.');
        }
    }

    private static void AppendCounts(StringBuilder text, Plan plan)
    {
        if (plan.Operations.Count == 0)
        {
            text.Append("\nNothing to do.\n");
            return;
        }

        text.Append('\n').Append(string.Join(" · ", plan.Operations.GroupBy(operation => operation.Type).OrderBy(type => type.Key).Select(type => $"{Number(type.Count())} {type.Key.ToName()}")))
            .Append('\n');
    }

    private static void AppendGraph(StringBuilder text, Plan plan)
    {
        if (plan.Operations.Count == 0)
        {
            return;
        }

        var graph = GraphFolding.Of(plan);
        var path = CriticalPath.Of(plan);
        text.Append("\n## Graph\n\n").Append(graph.FoldedBy switch
        {
            Folding.Subject => $"{Count(plan.Operations.Count, "operation")}, folded by service, database and infrastructure: an arrow means that something in one waits for something in the other.",
            Folding.Type => $"{Count(plan.Operations.Count, "operation")}, folded by type: an arrow means that something of one type waits for something of the other.",
            _ => $"An arrow points to what waits. Thick arrows: the critical path, {Count(path.Count, "step")} that no parallelism can shorten.",
        });
        text.Append("\n\n```mermaid\n").Append(MermaidGraph.Of(graph, path)).Append("```\n");
    }

    private static void AppendOperations(StringBuilder text, PlanView view, int room)
    {
        if (view.Plan.Operations.Count == 0)
        {
            return;
        }

        const string Title = "\n## Operations\n\n";
        const string Folded = "Too many for a table here; plan.html and plan.json list every one. By wave:\n\n";
        room -= Title.Length + Folded.Length;
        var table = MarkdownTables.OfOperations(view, room);
        text.Append(Title).Append(table ?? Folded + MarkdownTables.OfWaves(view.Plan, room));
    }

    private static void AppendList(StringBuilder text, string title, string introduction, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        text.Append("\n## ").Append(title).Append("\n\n").Append(introduction).Append(introduction.Length > 0 ? "\n\n" : "");
        var room = MostBytesOfAList;
        for (var i = 0; i < items.Count; i++)
        {
            var line = "- " + MarkdownText.Code(items[i]) + "\n";
            room -= Encoding.UTF8.GetByteCount(line);
            if (room < 0)
            {
                text.Append("- … ").Append(CutList.More(items.Count - i)).Append('\n');
                return;
            }

            text.Append(line);
        }
    }

    private static int SizeOf(StringBuilder text) => Encoding.UTF8.GetByteCount(text.ToString());

    private static string Count(int number, string what) => Number(number) + " " + what + (number == 1 ? "" : "s");

    private static string Number(int value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
