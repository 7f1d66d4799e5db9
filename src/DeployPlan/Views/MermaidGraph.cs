using System.Globalization;
using System.Text;
using DeployPlan.Plans;

namespace DeployPlan.Views;

/// <summary>A graph as Mermaid text, which GitHub and GitLab draw unchanged.</summary>
internal static class MermaidGraph
{
    // Strokes that are seen on white and on black; the rest of the colors is the host's.
    private static readonly string[] Strokes = ["#8a5cd1", "#b46a12", "#2d74da", "#12805c", "#c2397a"];

    /// <summary>Lines with an LF each. What lies on the critical path has thick arrows, where the nodes are operations.</summary>
    public static string Of(PlanGraph graph, IReadOnlyList<string> criticalPath)
    {
        var text = new StringBuilder("flowchart LR\n");
        var used = new HashSet<OperationType>();
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            var node = graph.Nodes[i];
            text.Append("  n").Append(Number(i)).Append('[').Append(MermaidText.Label(node.Label)).Append(']');
            if (node.Type is { } type)
            {
                text.Append(":::").Append(type.ToName());
                used.Add(type);
            }

            text.Append('\n');
        }

        var steps = StepsOf(criticalPath);
        foreach (var edge in graph.Edges)
        {
            var isCritical = graph.FoldedBy == Folding.None && steps.Contains((graph.Nodes[edge.From].Label, graph.Nodes[edge.To].Label));
            text.Append("  n").Append(Number(edge.From)).Append(isCritical ? " ==> n" : " --> n").Append(Number(edge.To)).Append('\n');
        }

        foreach (var type in used.OrderBy(type => type))
        {
            text.Append("  classDef ").Append(type.ToName()).Append(" stroke:").Append(Strokes[(int)type]).Append(",stroke-width:2px\n");
        }

        return text.ToString();
    }

    private static HashSet<(string, string)> StepsOf(IReadOnlyList<string> path)
    {
        var steps = new HashSet<(string, string)>();
        for (var i = 1; i < path.Count; i++)
        {
            steps.Add((path[i - 1], path[i]));
        }

        return steps;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
