namespace DeployPlan.Commands;

/// <summary>Which operation to explain; without an environment, in every one that has it.</summary>
internal sealed record ExplainRequest : CommandRequest
{
    /// <summary>The id of the operation; an empty one is an error.</summary>
    public required string OperationId { get; init; }
}
