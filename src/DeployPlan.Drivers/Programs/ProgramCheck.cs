namespace DeployPlan.Drivers.Programs;

/// <summary>Whether a program that is named by its path can be started, asked before anything runs. One that is looked up on the PATH was found there already.</summary>
internal static class ProgramCheck
{
    public static IEnumerable<DriverFailure> Of(OperationContext operation, IReadOnlyList<string> command)
    {
        if (command.Count == 0 || !ProgramFile.IsPath(command[0]))
        {
            return [];
        }

        var path = operation.Variables.Find("PATH");

        // An earlier operation may still make it.
        return ProgramFile.Find(command[0], operation.ConfigDirectory, path) is null && operation.Metadata("DependsOn").Length > 0 ? []
            : ProgramFile.WhyNot(command, operation.ConfigDirectory, path) is { } why
                ? [new DriverFailure("DPL4102", $"'{command[0]}' cannot be started: it {why}")]
            : [];
    }
}
