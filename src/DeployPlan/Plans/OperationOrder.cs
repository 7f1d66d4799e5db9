using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>Checks that the operations of a plan can be executed as they stand: unique ids, dependencies that are there and stand earlier, right waves.</summary>
internal static class OperationOrder
{
    public static void Check(PlanObject top, Plan plan)
    {
        var nodes = top.List("operations");
        var manualNodes = top.List("manualOperations");
        if (nodes.Count != plan.Operations.Count || manualNodes.Count != plan.ManualOperations.Count)
        {
            // After a list item that was no operation, the others do not stand where they should.
            return;
        }

        var all = new Dictionary<string, Operation>(StringComparer.Ordinal);
        AddIds(nodes, plan.Operations, all, top.Diagnostics);
        AddIds(manualNodes, plan.ManualOperations, all, top.Diagnostics);

        var earlier = new Dictionary<string, Operation>(StringComparer.Ordinal);
        for (var i = 0; i < nodes.Count; i++)
        {
            CheckOne((MappingNode)nodes[i], plan.Operations[i], earlier, all, top.Diagnostics);
            earlier[plan.Operations[i].Id] = plan.Operations[i];
        }
    }

    private static void AddIds(
        IReadOnlyList<DocumentNode> nodes, IReadOnlyList<Operation> operations, Dictionary<string, Operation> all, DiagnosticBag diagnostics)
    {
        for (var i = 0; i < operations.Count; i++)
        {
            var id = operations[i].Id;
            if (id.Length == 0)
            {
                continue;
            }

            if (all.ContainsKey(id))
            {
                diagnostics.Add(PlanReadingDiagnostics.DuplicateId(PlanObject.SpanOf((MappingNode)nodes[i], "id"), id));
            }
            else
            {
                all.Add(id, operations[i]);
            }
        }
    }

    private static void CheckOne(
        MappingNode node, Operation operation, Dictionary<string, Operation> earlier, Dictionary<string, Operation> all, DiagnosticBag diagnostics)
    {
        var wave = 1;
        var isKnown = true;
        for (var i = 0; i < operation.DependsOn.Count; i++)
        {
            var dependency = operation.DependsOn[i];
            if (earlier.TryGetValue(dependency, out var found))
            {
                wave = Math.Max(wave, found.Wave + 1);
                continue;
            }

            isKnown = false;
            var at = PlanObject.ItemSpan(node, "dependsOn", i);
            diagnostics.Add(all.TryGetValue(dependency, out var other) && other.Wave > 0
                ? PlanReadingDiagnostics.DependencyNotEarlier(at, operation.Id, dependency)
                : PlanReadingDiagnostics.UnknownDependency(at, operation.Id, dependency));
        }

        if (isKnown && operation.Wave != wave)
        {
            diagnostics.Add(PlanReadingDiagnostics.WrongWave(PlanObject.SpanOf(node, "wave"), operation.Id, operation.Wave, wave));
        }
    }
}
