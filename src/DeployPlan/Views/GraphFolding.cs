using System.Globalization;
using DeployPlan.Plans;

namespace DeployPlan.Views;

/// <summary>
/// Makes a graph that Markdown hosts render and people can read. GitHub and GitLab render no Mermaid graph above 50,000 characters or 500 edges; it becomes
/// unreadable long before that.
/// </summary>
internal static class GraphFolding
{
    private const int MostNodes = 120;
    private const int MostEdges = 240;

    /// <summary>The operations themselves; where they are too many, services and databases; where those are too many, types.</summary>
    public static PlanGraph Of(Plan plan)
    {
        if (plan.Operations.Count <= MostNodes && Unfolded(plan) is var whole && whole.Edges.Count <= MostEdges)
        {
            return whole;
        }

        var subjects = Fold(plan, KeyOfSubject, LabelOfSubject, Folding.Subject);
        return subjects is { Nodes.Count: <= MostNodes, Edges.Count: <= MostEdges } ? subjects : Fold(plan, KeyOfType, LabelOfType, Folding.Type);
    }

    private static PlanGraph Unfolded(Plan plan)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var nodes = new List<GraphNode>(plan.Operations.Count);
        var edges = new List<GraphEdge>();
        var waits = new DirectDependencies();
        foreach (var operation in plan.Operations)
        {
            numbers.Add(operation.Id, nodes.Count);
            foreach (var id in waits.Of(operation))
            {
                edges.Add(new GraphEdge(numbers[id], nodes.Count));
            }

            nodes.Add(new GraphNode(operation.Id, operation.Type));
        }

        return new PlanGraph(nodes, edges, Folding.None);
    }

    private static PlanGraph Fold(Plan plan, Func<Operation, string> keyOf, Func<IReadOnlyList<Operation>, string> labelOf, Folding folding)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var groups = new List<List<Operation>>();
        var groupOf = new Dictionary<string, int>(plan.Operations.Count, StringComparer.Ordinal);
        var seen = new HashSet<GraphEdge>();
        var edges = new List<GraphEdge>();
        foreach (var operation in plan.Operations)
        {
            var key = keyOf(operation);
            if (!numbers.TryGetValue(key, out var number))
            {
                numbers.Add(key, number = groups.Count);
                groups.Add([]);
            }

            groups[number].Add(operation);
            groupOf.Add(operation.Id, number);
            foreach (var id in operation.DependsOn)
            {
                var edge = new GraphEdge(groupOf[id], number);
                if (edge.From != edge.To && seen.Add(edge))
                {
                    edges.Add(edge);
                }
            }
        }

        return new PlanGraph([.. groups.Select(group => new GraphNode(labelOf(group), TypeOf(group)))], edges, folding);
    }

    private static OperationType? TypeOf(List<Operation> group) => group.TrueForAll(operation => operation.Type == group[0].Type) ? group[0].Type : null;

    // A service, a database and a network may have one name.
    private static string KeyOfSubject(Operation operation) => operation.Inputs switch
    {
        MigrationInputs or InfraInputs => operation.Type.ToName() + " " + OperationSubject.NameOf(operation),
        _ => OperationSubject.NameOf(operation),
    };

    private static string LabelOfSubject(IReadOnlyList<Operation> group) =>
        OperationSubject.NameOf(group[0]) + ": " + string.Join(", ", group.Select(operation => operation.Type.ToName()).Distinct());

    private static string KeyOfType(Operation operation) => WordsFor(operation);

    private static string LabelOfType(IReadOnlyList<Operation> group) => group.Count.ToString("#,0", CultureInfo.InvariantCulture) + " " + WordsFor(group[0]);

    private static string WordsFor(Operation operation) =>
        operation.Inputs is MigrationInputs migration ? "migration " + migration.Strategy : operation.Type.ToName();
}
