using DeployPlan.Plans;

namespace DeployPlan.Views;

/// <summary>A graph small enough to be drawn: the operations of a plan, or what they were folded into.</summary>
/// <param name="Nodes">In plan order of their first operations.</param>
/// <param name="Edges">From a node to one that waits for it, by numbers of nodes; each once, none from a node to itself.</param>
/// <param name="FoldedBy">What a node represents.</param>
internal sealed record PlanGraph(IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges, Folding FoldedBy);

/// <summary>A node of a <see cref="PlanGraph"/>.</summary>
/// <param name="Label">For people.</param>
/// <param name="Type">The type of its operations; null if there are several.</param>
internal sealed record GraphNode(string Label, OperationType? Type);

/// <summary>An edge of a <see cref="PlanGraph"/>.</summary>
internal readonly record struct GraphEdge(int From, int To);

/// <summary>What a node of a graph represents.</summary>
internal enum Folding
{
    /// <summary>One operation.</summary>
    None,

    /// <summary>The operations of one service, database or piece of infrastructure.</summary>
    Subject,

    /// <summary>The operations of one type.</summary>
    Type,
}
