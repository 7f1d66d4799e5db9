namespace DeployPlan.Drivers;

/// <summary>Executes operations of one type. It keeps nothing between two operations.</summary>
internal interface IDriver
{
    /// <summary>Null when the operation succeeded.</summary>
    DriverFailure? Run(OperationContext operation);
}
