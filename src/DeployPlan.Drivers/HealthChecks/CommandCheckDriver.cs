using DeployPlan.Drivers.Programs;
using DeployPlan.Plans;

namespace DeployPlan.Drivers.HealthChecks;

/// <summary>A health check by a program. That it cannot be started is found before anything runs: later, the service would have been replaced already.</summary>
internal sealed class CommandCheckDriver : HealthCheckDriver, ICheckingDriver
{
    public IEnumerable<DriverFailure> Check(OperationContext operation) => ProgramCheck.Of(operation, [.. ((HealthCheckInputs)operation.Inputs).Command]);
}
