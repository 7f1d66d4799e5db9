using DeployPlan.Drivers.Programs;

namespace DeployPlan.Drivers.Commands;

/// <summary>Runs the program that an operation names: <c>command</c> of a deploy, <c>settings.command</c> of an infra_provision, each a list of text.</summary>
internal sealed class CommandDriver : IDriver
{
    public DriverFailure? Run(OperationContext operation)
    {
        var command = OperationJson.Texts(operation.Inputs.Element("command") ?? operation.Inputs.Element("settings")?.Element("command"));
        return command.Length == 0 || command[0].Length == 0
            ? new DriverFailure("DPL4101", "The operation has no command; add 'command: [program, argument]' to its entry in deploy.yml")
            : operation.Run(new ProgramCall(command));
    }
}
