using DeployPlan.Releases;

namespace DeployPlan.Drivers.Programs;

/// <summary>The file that a command starts.</summary>
internal static class ProgramFile
{
    /// <summary>Full path of the program; null if there is none. One with a <c>/</c> is relative to <paramref name="folder"/>, one without is looked up on the PATH.</summary>
    public static string? Find(string program, string folder, string? path) =>
        IsPath(program) ? ToolLookup.FindFile(Path.GetFullPath(Path.Combine(folder, program))) : ToolLookup.Find(program, path);

    /// <summary>Why the command cannot be started, to follow its name in a sentence; null if nothing is known against it.</summary>
    public static string? WhyNot(IReadOnlyList<string> command, string folder, string? path) => Find(command[0], folder, path) switch
    {
        null => IsPath(command[0]) ? "does not exist" : "is not on the PATH",
        var file when UnixCalls.IsUnix && !UnixCalls.IsExecutable(file) => $"is not executable ('git update-index --chmod=+x {command[0]}' makes it so)",
        var file when UnixCalls.IsUnix && ScriptStart.WhyNot(file, path) is { } why => why,

        // The runtime would say it, but only after the service before it has ended.
        _ when command is ["dotnet", var assembly, ..] && assembly.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && !File.Exists(Path.Combine(folder, assembly)) =>
            $"has no file {assembly} to run",
        _ => null,
    };

    /// <summary>Whether it is not looked up on the PATH. The system would resolve a relative one against the folder of this process.</summary>
    public static bool IsPath(string program) => program.IndexOf('/') >= 0 || program.IndexOf(Path.DirectorySeparatorChar) >= 0;
}
