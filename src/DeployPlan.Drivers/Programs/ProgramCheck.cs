using DeployPlan.Files;

namespace DeployPlan.Drivers.Programs;

/// <summary>Whether a program that is named by its path can be started, asked before anything runs. One that is looked up on the PATH was found there already.</summary>
internal static class ProgramCheck
{
    private static readonly string[] Outputs = ["bin", "obj", "artifacts", "node_modules"];

    public static IEnumerable<DriverFailure> Of(OperationContext operation, IReadOnlyList<string> command)
    {
        if (command.Count == 0 || !ProgramFile.IsPath(command[0]))
        {
            return [];
        }

        var path = operation.Variables.Find("PATH");
        var mayBeMade = operation.Metadata("DependsOn").Length > 0 && MayBeMade(Path.GetFullPath(Path.Combine(operation.ConfigDirectory, command[0])), operation.ConfigDirectory);
        return ProgramFile.Find(command[0], operation.ConfigDirectory, path) is null && mayBeMade ? []
            : ProgramFile.WhyNot(command, operation.ConfigDirectory, path) is { } why
                ? [new DriverFailure("DPL4102", $"'{command[0]}' cannot be started: it {why}")]
            : [];
    }

    // By an earlier operation, outside of the repository or among what builds write. Any other file of the repository that was not there when the plan was made is not run (DPL4003).
    private static bool MayBeMade(string program, string configDirectory)
    {
        var root = RepositoryRoot.Of(configDirectory).Directory.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        return !program.StartsWith(root, StringComparison.Ordinal)
            || program.Substring(root.Length).Split(Path.DirectorySeparatorChar).Any(static part => part.StartsWith(".", StringComparison.Ordinal) || Outputs.Contains(part, StringComparer.OrdinalIgnoreCase));
    }
}
