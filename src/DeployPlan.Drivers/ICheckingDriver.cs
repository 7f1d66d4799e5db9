namespace DeployPlan.Drivers;

/// <summary>A driver that can tell before anything runs that an operation could not run. Its items have <c>CheckTarget="CheckDriver"</c>.</summary>
internal interface ICheckingDriver : IDriver
{
    /// <summary>
    /// Everything that is wrong; empty when the operation may run. It changes nothing. What an earlier operation of the plan may still make, such as a database, is not
    /// missed here.
    /// </summary>
    IEnumerable<DriverFailure> Check(OperationContext operation);
}
