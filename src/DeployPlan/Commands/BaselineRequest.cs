namespace DeployPlan.Commands;

/// <summary>What is taken over from another tool.</summary>
internal sealed record BaselineRequest : CommandRequest
{
    /// <summary>For each database the last script that has run on it: <c>orders/002.sql</c>, or <c>002.sql</c> where there is one database.</summary>
    public IReadOnlyList<string> UpTo { get; init; } = [];
}
