namespace DeployPlan.Releases;

/// <summary>
/// The metadata <c>Tools</c> of a driver: programs that it calls, separated by <c>;</c>. <c>a|b</c> is satisfied by either. A name alone must be on the PATH; a
/// name with arguments is a command that must end with 0. <c>{command}</c> represents the program that the operation itself names.
/// </summary>
internal static class ToolList
{
    private const string ProgramOfOperation = "{command}";

    /// <summary>What an operation needs: for each tool its alternatives, each a program with its arguments.</summary>
    public static IReadOnlyList<IReadOnlyList<string[]>> Of(Driver driver, Plans.OperationInputs inputs)
    {
        var tools = new List<IReadOnlyList<string[]>>();
        foreach (var tool in driver.Tools.Split([';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (tool.Trim() != ProgramOfOperation)
            {
                tools.Add([.. tool.Split('|').Select(alternative => alternative.Split([' '], StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0)]);
            }
            else if (ProgramOf(inputs) is { Length: > 0 } program && program.IndexOf('/') < 0 && program.IndexOf('\\') < 0)
            {
                // A program given by path may be created by an earlier operation.
                tools.Add([[program]]);
            }
        }

        return tools;
    }

    private static string? ProgramOf(Plans.OperationInputs inputs) => inputs switch
    {
        Plans.HealthCheckInputs check => check.Command.FirstOrDefault(),
        Plans.DeployInputs deploy => deploy.Settings.Command.FirstOrDefault(),
        Plans.InfraInputs infra => infra.Settings.Values.Where(setting => setting.Key == "command").Select(setting => setting.Value)
            .OfType<Text.DataValue.Items>().SelectMany(items => items.Values).OfType<Text.DataValue.Text>().FirstOrDefault()?.Value,
        _ => null,
    };
}
