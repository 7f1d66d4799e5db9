using DeployPlan.Drivers.Programs;

namespace DeployPlan.Drivers.HealthChecks;

/// <summary>A program that ends with 0 where the service is healthy.</summary>
internal sealed class CommandProbe(OperationContext operation, string[] command) : IProbe
{
    public string Name => $"'{command[0]}'";

    // To start it again and again would not help.
    public DriverFailure? Problem => ProgramFile.WhyNot(command, operation.ConfigDirectory, operation.Variables.Find("PATH")) is { } why
        ? new DriverFailure("DPL4102", $"'{command[0]}' cannot be started: it {why}")
        : null;

    public string? Look(TimeSpan limit)
    {
        var last = "";
        var failure = operation.Run(new ProgramCall(command) { Limit = limit, Line = line => last = operation.Masked(line).Trim() is { Length: > 0 } text ? text : last });
        return failure is null ? null : last.Length > 0 ? $"{failure.Text}: {last}" : failure.Text;
    }
}
