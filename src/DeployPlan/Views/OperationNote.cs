namespace DeployPlan.Views;

/// <summary>How an operation differs from the one with the same id in the last successful release.</summary>
/// <param name="Kind"><c>new</c>, <c>changed</c> or <c>same</c>.</param>
/// <param name="Changes">What changed, one per line, for people: <c>image tag 1.3.0 -> 1.4.0</c>; empty if nothing did.</param>
internal sealed record OperationNote(string Kind, IReadOnlyList<string> Changes)
{
    /// <summary>Every kind, the most important first.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["new", "changed", "same"];
}
