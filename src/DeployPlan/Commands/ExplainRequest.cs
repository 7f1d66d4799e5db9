namespace DeployPlan.Commands;

/// <summary>Which operation to explain; without an environment, in every one that has it.</summary>
internal sealed record ExplainRequest : CommandRequest
{
    /// <summary>The id of the operation; nothing is an error that says what to write.</summary>
    public required string OperationId { get; init; }
}
