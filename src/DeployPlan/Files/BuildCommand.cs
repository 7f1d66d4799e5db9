namespace DeployPlan.Files;

/// <summary>The command that builds a project, so that a person can copy it out of a message into the shell that printed it.</summary>
/// <param name="Project">Full path of the project; empty if it is unknown.</param>
/// <param name="StartDirectory">Full path of the folder in which the build was started; empty if it is unknown.</param>
internal sealed record BuildCommand(string Project, string StartDirectory)
{
    private const string Unnamed = "dotnet build -t:";
    private static readonly char[] Special = [.. " ()&;$'\"`*!|<>~#?"];

    /// <summary>Properties that the command needs, as <c>Name=value</c>: what was said to this build and is not in the project.</summary>
    public IReadOnlyList<string> Properties { get; init; } = [];

    /// <summary>The text, in which each <c>dotnet build -t:…</c> names the project.</summary>
    public string Complete(string text) => Project.Length == 0 ? text : text.Replace(Unnamed, Of([.. Properties.Select(property => "-p:" + property), "-t:"]));

    /// <summary><c>dotnet build deploy/deploy.csproj …</c>; empty arguments are left out.</summary>
    public string Of(params string[] arguments) =>
        string.Join(" ", new[] { "dotnet", "build", ProjectFromHere() }.Concat(arguments).Where(argument => argument.Length > 0).Select(Quoted));

    /// <summary>An argument as a shell takes it.</summary>
    public static string Quoted(string argument) =>
        // No path has a double quote on Windows. In a shell of Unix, only single quotes keep $ as it is.
        argument.IndexOfAny(Special) < 0 ? argument
        : Path.DirectorySeparatorChar == '\\' ? "\"" + argument + "\""
        : "'" + argument.Replace("'", "'\\''") + "'";

    private string ProjectFromHere()
    {
        if (StartDirectory.Length == 0 || Path.GetPathRoot(StartDirectory) != Path.GetPathRoot(Project))
        {
            return Project;
        }

        var relative = RelativePath.Between(StartDirectory, Project);
        return relative.StartsWith("../../..", StringComparison.Ordinal) ? Project : relative;
    }
}
