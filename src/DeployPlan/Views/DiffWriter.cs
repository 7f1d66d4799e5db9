using DeployPlan.Changes;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Views;

/// <summary>A comparison as diff.json: everything, also what the views for people leave out.</summary>
internal static class DiffWriter
{
    private const string Version = "1.0";

    public static byte[] ToBytes(Comparison comparison)
    {
        var output = new Utf8Output(new byte[4096], digest: null);
        var json = new JsonOutput(output, isIndented: true);
        var diff = comparison.Diff;
        json.OpenObject();
        json.Text("formatVersion", Version);
        json.Text("environment", comparison.Environment);
        json.Text("baseKind", comparison.Base.Kind);
        json.Text("base", comparison.Base.Label);
        json.Truth("hasChanges", !diff.IsEmpty);
        WriteFields(json, diff.Fields);
        json.Texts("variablesAdded", diff.VariablesAdded);
        json.Texts("variablesRemoved", diff.VariablesRemoved);
        WriteFiles(json, diff.Files);
        json.Key("operations");
        json.OpenList();
        foreach (var change in diff.Changes)
        {
            WriteOperation(json, change, comparison);
        }

        json.CloseList();
        json.Texts("same", [.. diff.Operations.Where(change => change.Kind == ChangeKind.Same).Select(change => change.Id)]);
        json.CloseObject();
        output.Put((byte)'\n');
        return [.. output.Rest];
    }

    private static void WriteOperation(JsonOutput json, OperationChange change, Comparison comparison)
    {
        json.OpenObject();
        json.Text("id", change.Id);
        json.Text("type", change.Type.ToName());
        json.Text("change", ChangeLines.WordOf(change.Kind));
        WritePlace(json, (change.Kind == ChangeKind.Removed ? comparison.Base.Origins : comparison.Origins)?.Of(change.Id));
        if (change.Kind is ChangeKind.Changed or ChangeKind.Reordered)
        {
            json.Truth("reordered", change.IsReordered);
            WriteFields(json, change.Fields);
            json.Key("edgesAdded");
            json.OpenList();
            foreach (var on in change.EdgesAdded)
            {
                json.OpenObject();
                json.Text("id", on);
                WritePlace(json, comparison.Origins.Of(change.Id, on));
                json.CloseObject();
            }

            json.CloseList();
            json.Texts("edgesRemoved", change.EdgesRemoved);
            json.Texts("consumesAdded", change.ConsumesAdded);
            json.Texts("consumesRemoved", change.ConsumesRemoved);
            WriteFiles(json, change.Files);
            json.Texts("buildsChanged", change.BuildsChanged);
        }

        json.CloseObject();
    }

    private static void WritePlace(JsonOutput json, SourceSpan? span)
    {
        if (span is { Line: > 0 } at)
        {
            json.Text("file", Path.GetFileName(at.File));
            json.Number("line", at.Line);
            json.Number("column", at.Column);
        }
    }

    private static void WriteFields(JsonOutput json, IReadOnlyList<FieldChange> fields)
    {
        json.Key("fields");
        json.OpenList();
        foreach (var field in fields)
        {
            json.OpenObject();
            json.Text("field", field.Field);
            WriteValue(json, "before", field.Before);
            WriteValue(json, "after", field.After);
            json.CloseObject();
        }

        json.CloseList();
    }

    private static void WriteValue(JsonOutput json, string key, string? value)
    {
        if (value is not null)
        {
            json.Key(key);
            json.Json(value);
        }
    }

    private static void WriteFiles(JsonOutput json, IReadOnlyList<FileChange> files)
    {
        json.Key("files");
        json.OpenList();
        foreach (var file in files)
        {
            json.OpenObject();
            json.Text("path", file.Path);
            json.Text("change", ChangeLines.WordOf(file.Kind));
            json.CloseObject();
        }

        json.CloseList();
    }
}
