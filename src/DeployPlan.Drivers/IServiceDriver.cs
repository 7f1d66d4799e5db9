namespace DeployPlan.Drivers;

/// <summary>A driver of deploys that can show, stop and start again what a release has deployed. Its items have <c>ServiceTarget="ManageService"</c>.</summary>
internal interface IServiceDriver : IDriver
{
    /// <summary>Stops it.</summary>
    DriverFailure? Stop(OperationContext operation);

    /// <summary>Starts what the release deployed, if it does not run.</summary>
    DriverFailure? Start(OperationContext operation);

    /// <summary>Full path of the file with its output; null if there is none.</summary>
    string? LogOf(OperationContext operation);
}
