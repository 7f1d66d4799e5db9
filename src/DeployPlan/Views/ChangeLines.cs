using DeployPlan.Changes;
using DeployPlan.Diagnostics;
using DeployPlan.Planning;

namespace DeployPlan.Views;

/// <summary>What changed in an operation, for people: one per line.</summary>
internal static class ChangeLines
{
    private const string Inputs = "inputs.";
    private const int LongestValue = 60;

    /// <summary>Values, then what it waits for, then what it uses, then files, then builds; empty if nothing of it changed.</summary>
    /// <param name="change">The change.</param>
    /// <param name="origins">Knows the lines that declare dependencies; null if no one does.</param>
    public static IReadOnlyList<string> Of(OperationChange change, PlanOrigins? origins = null)
    {
        var lines = new List<string>();
        lines.AddRange(Telling(change.Fields).Select(Of));
        lines.AddRange(change.EdgesAdded.Select(on => $"now waits for {on}{Place(origins?.Of(change.Id, on), origins?.Of(change.Id))}"));
        lines.AddRange(change.EdgesRemoved.Select(on => $"no longer waits for {on}"));
        lines.AddRange(change.ConsumesAdded.Select(path => $"now uses {path}"));
        lines.AddRange(change.ConsumesRemoved.Select(path => $"no longer uses {path}"));
        lines.AddRange(change.Files.Select(Of));
        lines.AddRange(change.BuildsChanged.Select(static build => $"{build} changed"));
        if (change.IsReordered)
        {
            lines.Add("moved in the order");
        }

        return lines;
    }

    /// <summary>A value: <c>tag: 1.3.0 -> 1.4.0</c>.</summary>
    public static string Of(FieldChange change)
    {
        var name = change.Field.StartsWith(Inputs, StringComparison.Ordinal) ? change.Field.Substring(Inputs.Length) : change.Field;
        return (change.Before, change.After) switch
        {
            (null, { } after) => $"{name}: {Shown(after)}, not set before",
            ({ } before, null) => $"{name}: {Shown(before)} before, no longer set",
            var (before, after) => $"{name}: {Shown(before!)} -> {Shown(after!)}",
        };
    }

    /// <summary>A file: <c>db/orders/002.sql: added</c>.</summary>
    public static string Of(FileChange change) => $"{change.Path}: {(change.Kind == ChangeKind.Changed ? "edited" : WordOf(change.Kind))}{(change.Counts.Length == 0 ? "" : $" ({change.Counts})")}";

    /// <summary><c>added</c>, <c>removed</c>, <c>changed</c>, <c>reordered</c> or <c>same</c>.</summary>
    public static string WordOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "added",
        ChangeKind.Removed => "removed",
        ChangeKind.Changed => "changed",
        ChangeKind.Reordered => "reordered",
        _ => "same",
    };

    /// <summary><c>deploy.yml:36</c>.</summary>
    public static string PlaceOf(SourceSpan span) => FormattableString.Invariant($"{Path.GetFileName(span.File)}:{span.Line}");

    // Metadata and description repeat the inputs, and often so does the driver; people want each change once. The JSON form has everything.
    private static IEnumerable<FieldChange> Telling(IReadOnlyList<FieldChange> fields)
    {
        var inputs = fields.Where(field => field.Field.StartsWith("inputs", StringComparison.Ordinal)).ToList();
        var driver = fields.FirstOrDefault(field => field.Field == "driver");
        if (driver is not null && !inputs.Exists(field => field.Before == driver.Before && field.After == driver.After))
        {
            inputs.Insert(0, driver);
        }

        return inputs.Count > 0 ? inputs : fields;
    }

    private static string Place(SourceSpan? at, SourceSpan? known) => at is { Line: > 0 } span && span.Line != known?.Line ? $" ({PlaceOf(span)})" : "";

    private static string Shown(string json)
    {
        var text = json.Length > 2 && json[0] == '"' && IsPlain(json) ? json.Substring(1, json.Length - 2) : json;
        return text.Length <= LongestValue ? text : text.Substring(0, char.IsHighSurrogate(text[LongestValue - 2]) ? LongestValue - 2 : LongestValue - 1) + "…";
    }

    private static bool IsPlain(string json)
    {
        for (var i = 1; i < json.Length - 1; i++)
        {
            if (json[i] is <= ' ' or '"' or '\\' or ',' or > '~')
            {
                return false;
            }
        }

        return true;
    }
}
