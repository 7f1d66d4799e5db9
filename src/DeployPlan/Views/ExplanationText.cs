using System.Globalization;
using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Explanations;

namespace DeployPlan.Views;

/// <summary>An explanation for a person at a console.</summary>
internal static class ExplanationText
{
    private const int WidestColumn = 44;

    /// <summary>Lines separated by LF, without a line break at the end.</summary>
    public static string Of(Explanation explanation)
    {
        var text = new StringBuilder();
        AppendTitle(text, explanation);
        text.Append("\nIt is in the plan because\n");
        foreach (var cause in explanation.Because)
        {
            text.Append("  ").Append(cause.What);
            AppendPlace(text, cause.At, cause.IsOverlay, explanation.Environment, cause.What.Length == 0 ? "" : ": ");
            text.Append('\n');
        }

        text.Append("\nWhat set its values\n");
        AppendValues(text, explanation);
        AppendDependencies(text, "\nIt waits for", explanation.WaitsFor, explanation.Environment);
        AppendDependencies(text, "\nWhat waits for it", explanation.WaitedForBy, explanation.Environment);
        return text.ToString(0, text.Length - 1);
    }

    private static void AppendTitle(StringBuilder text, Explanation explanation)
    {
        var operation = explanation.Operation;
        text.Append(operation.Id).Append(": ").Append(operation.Description).Append("\nIn the plan for ").Append(explanation.Environment);
        if (operation.Wave > 0)
        {
            text.Append(", wave ").Append(operation.Wave.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            text.Append(", to be done by hand");
        }

        text.Append('\n');
    }

    private static void AppendValues(StringBuilder text, Explanation explanation)
    {
        var names = Width(explanation.Values.Select(value => value.Name));
        var values = Width(explanation.Values.Select(value => value.Value));
        foreach (var value in explanation.Values)
        {
            AppendColumn(text.Append("  "), value.Name, names);
            AppendColumn(text, value.Value, values);
            for (var i = 0; i < value.SetBy.Count; i++)
            {
                var origin = value.SetBy[i];
                text.Append(i == 0 ? "" : i == value.SetBy.Count - 1 ? " and " : ", ").Append(origin.What);
                AppendPlace(text, origin.At, origin.IsOverlay, explanation.Environment, origin.What.Length == 0 ? "" : " in ");
            }

            text.Append('\n');
        }
    }

    private static void AppendDependencies(StringBuilder text, string title, IReadOnlyList<ExplainedDependency> dependencies, string environment)
    {
        text.Append(title).Append('\n');
        if (dependencies.Count == 0)
        {
            text.Append("  nothing\n");
            return;
        }

        var ids = Width(dependencies.Select(dependency => dependency.Id));
        foreach (var dependency in dependencies)
        {
            AppendColumn(text.Append("  "), dependency.Id, ids);
            text.Append(dependency.Reason);
            AppendPlace(text, dependency.At, dependency.IsOverlay, environment, ": ");
            text.Append('\n');
        }
    }

    private static int Width(IEnumerable<string> texts) => Math.Min(WidestColumn, texts.Max(column => column.Length));

    // A value that is wider than its column pushes the rest of the line to the right.
    private static void AppendColumn(StringBuilder text, string column, int width) => text.Append(column.PadRight(width)).Append("  ");

    private static void AppendPlace(StringBuilder text, SourceSpan? at, bool isOverlay, string environment, string before)
    {
        if (at is not { } span)
        {
            return;
        }

        text.Append(before).Append(Path.GetFileName(span.File));
        if (span.Line > 0)
        {
            text.Append('(').Append(span.Line.ToString(CultureInfo.InvariantCulture)).Append(',').Append(span.Column.ToString(CultureInfo.InvariantCulture)).Append(')');
        }

        text.Append(isOverlay ? $", overlay of {environment}" : "");
    }
}
