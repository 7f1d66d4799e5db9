namespace DeployPlan.Releases;

/// <summary>An operation that its driver looks at before anything runs.</summary>
/// <param name="Driver">It has a <see cref="Driver.CheckTarget"/>.</param>
/// <param name="OperationId">One of the plan.</param>
internal sealed record DriverCheck(Driver Driver, string OperationId);
