using DeployPlan.Drivers.Programs;
using DeployPlan.Plans;
using DeployPlan.Text;

namespace DeployPlan.Drivers.Commands;

/// <summary>Runs the program that an operation names: <c>command</c> of a deploy, <c>settings.command</c> of an infra_provision, each a list of text.</summary>
internal sealed class CommandDriver : ICheckingDriver
{
    public DriverFailure? Run(OperationContext operation)
    {
        var command = CommandOf(operation);
        return command.Length == 0 || command[0].Length == 0
            ? new DriverFailure("DPL4101", "The operation has no command; add 'command: [program, argument]' to its entry in deploy.yml")
            : operation.RunTool(new ProgramCall(command) { Variables = VariablesOf(operation) });
    }

    public IEnumerable<DriverFailure> Check(OperationContext operation) => ProgramCheck.Of(operation, CommandOf(operation));

    private static Dictionary<string, string?> VariablesOf(OperationContext operation)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (operation.Inputs is not DeployInputs deploy)
        {
            return variables;
        }

        foreach (var cookie in CleanEnvironment.WithoutCookies)
        {
            variables[cookie.Key] = cookie.Value;
        }

        foreach (var value in deploy.VariableValues)
        {
            variables[value.Key] = operation.Variables.Expand(value.Value);
        }

        return variables;
    }

    private static string[] CommandOf(OperationContext operation) => operation.Inputs switch
    {
        DeployInputs deploy => [.. deploy.Settings.Command],
        InfraInputs infra when infra.Settings.Find("command") is DataValue.Items items => [.. items.Values.Select(JsonLine.TextOf)],
        _ => [],
    };
}
