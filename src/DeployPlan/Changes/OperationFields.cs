using System.Text;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Changes;

/// <summary>What two operations say, compared value by value. Waves are left out: they follow from what waits for what.</summary>
internal static class OperationFields
{
    /// <summary>What differs, in the order of plan.json.</summary>
    public static IReadOnlyList<FieldChange> Compare(Operation before, Operation after)
    {
        var changes = new List<FieldChange>();
        AddText("type", before.Type.ToName(), after.Type.ToName(), changes);
        AddText("description", before.Description, after.Description, changes);
        AddText("driver", before.Driver, after.Driver, changes);
        AddPairs("metadata", before.Metadata, after.Metadata, changes);
        AddJson("inputs", InputsWriter.ToLine(before.Inputs), InputsWriter.ToLine(after.Inputs), changes);
        return changes;
    }

    /// <summary>A text as JSON in one line.</summary>
    public static string Quote(string text)
    {
        var output = new Utf8Output(new byte[64], digest: null);
        output.Quoted(text);
        return Encoding.UTF8.GetString(output.Rest.Array!, 0, output.Rest.Count);
    }

    public static void AddText(string field, string before, string after, List<FieldChange> changes)
    {
        if (before != after)
        {
            changes.Add(new FieldChange(field, Quote(before), Quote(after)));
        }
    }

    /// <summary>Values that are JSON in one line already; null if there is none.</summary>
    public static void AddJson(string field, string? before, string? after, List<FieldChange> changes)
    {
        if (before == after)
        {
            return;
        }

        var count = changes.Count;
        if (Values(field, before) is { } earlier && Values(field, after) is { } later)
        {
            AddValues(earlier, later, changes);
        }

        // Two objects may have the same values under the same names and still not be the same, as "a.b" and "a" with "b" in it are not.
        if (changes.Count == count)
        {
            changes.Add(new FieldChange(field, before, after));
        }
    }

    private static void AddPairs(
        string field, IReadOnlyList<KeyValuePair<string, string>> before, IReadOnlyList<KeyValuePair<string, string>> after, List<FieldChange> changes)
    {
        if (!before.SequenceEqual(after))
        {
            AddJson(field, ToJson(before), ToJson(after), changes);
        }
    }

    private static string ToJson(IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        var output = new Utf8Output(new byte[256], digest: null);
        var json = new JsonOutput(output, isIndented: false);
        json.OpenObject();
        foreach (var pair in pairs)
        {
            json.Text(pair.Key, pair.Value);
        }

        json.CloseObject();
        return Encoding.UTF8.GetString(output.Rest.Array!, 0, output.Rest.Count);
    }

    // Null if a name represents two values, so that it is unclear which of them changed.
    private static Dictionary<string, string>? Values(string field, string? json)
    {
        var fields = new List<KeyValuePair<string, string>>();
        if (json is not null)
        {
            JsonFields.Add(field, json, fields);
        }

        var values = new Dictionary<string, string>(fields.Count, StringComparer.Ordinal);
        foreach (var pair in fields)
        {
            if (values.ContainsKey(pair.Key))
            {
                return null;
            }

            values.Add(pair.Key, pair.Value);
        }

        return values;
    }

    private static void AddValues(Dictionary<string, string> before, Dictionary<string, string> after, List<FieldChange> changes)
    {
        foreach (var pair in before)
        {
            if (!after.TryGetValue(pair.Key, out var value))
            {
                changes.Add(new FieldChange(pair.Key, pair.Value, null));
            }
            else if (value != pair.Value)
            {
                changes.Add(new FieldChange(pair.Key, pair.Value, value));
            }
        }

        foreach (var pair in after)
        {
            if (!before.ContainsKey(pair.Key))
            {
                changes.Add(new FieldChange(pair.Key, null, pair.Value));
            }
        }
    }
}
