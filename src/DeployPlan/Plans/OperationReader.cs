using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>The operations of a plan from JSON, each by itself: how they hang together is for <see cref="OperationOrder"/>.</summary>
internal static class OperationReader
{
    public static IReadOnlyList<Operation> Read(PlanObject top, string key, InputsReader inputs) => ReadAll(top, key, inputs, isManual: false);

    public static IReadOnlyList<Operation> ReadManual(PlanObject top, string key, InputsReader inputs)
    {
        var operations = ReadAll(top, key, inputs, isManual: true);
        for (var i = 1; i < operations.Count; i++)
        {
            top.CheckOrder(key, operations[i].Id, operations[i - 1].Id, isFirst: false, top.ItemSpan(key, i));
        }

        return operations;
    }

    private static List<Operation> ReadAll(PlanObject top, string key, InputsReader inputs, bool isManual)
    {
        var objects = top.Objects(key);
        var operations = new List<Operation>(objects.Count);
        foreach (var item in objects)
        {
            operations.Add(ReadOne(item, inputs, isManual));
        }

        return operations;
    }

    private static Operation ReadOne(PlanObject unnamed, InputsReader inputs, bool isManual)
    {
        var id = unnamed.Text("id");
        var item = id.Length == 0 ? unnamed : new PlanObject(unnamed.Node, $"operation '{id}'", unnamed.Diagnostics);
        item.Optional("id");
        if (id.Length > 0 && !NameRules.IsName(id, PlanNames.LongestId))
        {
            item.Diagnostics.Add(PlanReadingDiagnostics.BadName(item.SpanOf("id"), item.What("id"), id, PlanNames.LongestId));
        }

        // After an unknown type nothing can be said about the inputs.
        var type = isManual ? ManualType(item) : item.Choice("type", OperationTypes.All);
        var operation = new Operation
        {
            Id = id,
            Type = (OperationType)Math.Max(0, type),
            Description = item.Text("description"),
            Driver = item.Text("driver"),
            Wave = isManual ? 0 : item.Number("wave", 1, int.MaxValue),
            DependsOn = isManual ? [] : item.Set("dependsOn"),
            Metadata = item.Map("metadata"),
            Inputs = item.Object("inputs", $"the inputs of {item.Where}") is { } read && type >= 0
                ? inputs.Read(read, (OperationType)type, isManual)
                : new InfraInputs("", "", new Text.DataValue.Entries([])),
        };
        inputs.Finish(item);
        return operation;
    }

    private static int ManualType(PlanObject item) =>
        item.Choice("type", OperationType.Migration.ToName()) == 0 ? (int)OperationType.Migration : -1;
}
