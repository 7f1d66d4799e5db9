using DeployPlan.Diagnostics;

namespace DeployPlan.Plans;

/// <summary>A problem of a list item that is valid by itself.</summary>
/// <param name="List">The key of the list.</param>
/// <param name="Index">The item.</param>
/// <param name="Key">The key of the item that says it; empty for the item as a whole.</param>
/// <param name="Item">The item of that key; -1 for its value as a whole.</param>
/// <param name="Report">What to say, given the place and the name of the document.</param>
internal sealed record PlanProblem(string List, int Index, string Key, int Item, Func<SourceSpan, string, Diagnostic> Report);
