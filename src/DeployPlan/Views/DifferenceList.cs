using DeployPlan.Changes;
using DeployPlan.Diagnostics;
using DeployPlan.Planning;

namespace DeployPlan.Views;

/// <summary>The differences of two plans as sentences, each with the line of the config behind it.</summary>
internal static class DifferenceList
{
    /// <summary>What differs in the plan as a whole first, then one sentence per operation.</summary>
    public static IReadOnlyList<Difference> Of(PlanDiff diff, PlanOrigins origins)
    {
        var differences = new List<Difference>();
        differences.AddRange(diff.Fields.Select(field => new Difference(ChangeLines.Of(field), null)));
        differences.AddRange(diff.VariablesAdded.Select(name => new Difference($"it needs the variable {name}", null)));
        differences.AddRange(diff.VariablesRemoved.Select(name => new Difference($"it no longer needs the variable {name}", null)));
        differences.AddRange(diff.Files.Select(file => new Difference(ChangeLines.Of(file), null)));
        differences.AddRange(diff.Changes.Select(change => new Difference(Sentence(change, origins), origins.Of(change.Id)?.AtStart())));
        return differences;
    }

    private static string Sentence(OperationChange change, PlanOrigins origins)
    {
        var lines = change.Kind == ChangeKind.Changed ? ChangeLines.Of(change, origins) : [];
        return $"operation '{change.Id}' {WordOf(change.Kind)}{(lines.Count == 0 ? "" : ": " + string.Join(", ", lines))}";
    }

    private static string WordOf(ChangeKind kind) => kind == ChangeKind.Reordered ? "moved in the order" : "was " + ChangeLines.WordOf(kind);
}

/// <summary>One difference.</summary>
/// <param name="Text">A sentence without a full stop.</param>
/// <param name="At">Where the config asks for it; null if no line does.</param>
internal sealed record Difference(string Text, SourceSpan? At);
