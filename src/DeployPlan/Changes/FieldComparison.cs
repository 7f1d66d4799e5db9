using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Changes;

/// <summary>What two plans or operations say, compared field by field, in the order of plan.json.</summary>
internal static class FieldComparison
{
    // Waves follow from what waits for what; the others are compared by themselves.
    private static readonly string[] NotOfOperations = ["id", "wave", "dependsOn", "inputs", "consumes"];
    private static readonly string[] NotOfPlans = ["operations", "manualOperations", "requiredEnvironment", "sealedInputs"];

    public static IReadOnlyList<FieldChange> Compare(Operation before, Operation after)
    {
        if (FormWriter.ToLine(before, Operation.Fields) == FormWriter.ToLine(after, Operation.Fields))
        {
            return [];
        }

        var changes = new List<FieldChange>();
        Add(FieldList.Of(before, Operation.Fields, NotOfOperations), FieldList.Of(after, Operation.Fields, NotOfOperations), changes);
        AddInputs(before.Inputs, after.Inputs, changes);
        return changes;
    }

    public static IReadOnlyList<FieldChange> Compare(Plan before, Plan after)
    {
        var changes = new List<FieldChange>();
        Add(FieldList.Of(before, Plan.Fields, NotOfPlans), FieldList.Of(after, Plan.Fields, NotOfPlans), changes);
        return changes;
    }

    private static void AddInputs(OperationInputs before, OperationInputs after, List<FieldChange> changes)
    {
        var (earlier, later) = (OperationInputs.ToLine(before), OperationInputs.ToLine(after));
        if (earlier == later)
        {
            return;
        }

        // Settings may have pairs in another order, or two of one key: then no name says what changed.
        var count = changes.Count;
        if (!Add(FieldList.Of(before, OperationInputs.Fields), FieldList.Of(after, OperationInputs.Fields), changes) || changes.Count == count)
        {
            changes.Add(new FieldChange("inputs", earlier, later));
        }
    }

    // False if a name has two values.
    private static bool Add(IReadOnlyList<KeyValuePair<string, string>> before, IReadOnlyList<KeyValuePair<string, string>> after, List<FieldChange> changes)
    {
        if (ByName(before) is not { } earlier || ByName(after) is not { } later)
        {
            return false;
        }

        foreach (var field in before)
        {
            var value = later.TryGetValue(field.Key, out var found) ? found : null;
            if (value != field.Value)
            {
                changes.Add(new FieldChange(field.Key, field.Value, value));
            }
        }

        foreach (var field in after)
        {
            if (!earlier.ContainsKey(field.Key))
            {
                changes.Add(new FieldChange(field.Key, null, field.Value));
            }
        }

        return true;
    }

    private static Dictionary<string, string>? ByName(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var values = new Dictionary<string, string>(fields.Count, StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (values.ContainsKey(field.Key))
            {
                return null;
            }

            values.Add(field.Key, field.Value);
        }

        return values;
    }
}
