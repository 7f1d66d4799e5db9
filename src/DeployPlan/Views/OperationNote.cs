namespace DeployPlan.Views;

/// <summary>How an operation differs from the one of the same id in the last successful release.</summary>
/// <param name="Kind"><c>new</c>, <c>changed</c> or <c>same</c>.</param>
/// <param name="Changes">What changed, a line each, for people: <c>image tag 1.3.0 -> 1.4.0</c>; empty where nothing did.</param>
internal sealed record OperationNote(string Kind, IReadOnlyList<string> Changes)
{
    /// <summary>Every kind, what is most to look at first.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["new", "changed", "same"];
}
