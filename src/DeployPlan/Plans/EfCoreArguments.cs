namespace DeployPlan.Plans;

/// <summary>What <c>args</c> of migrations tell the tools of EF Core.</summary>
internal static class EfCoreArguments
{
    private static readonly char[] Signs = ['=', ':'];
    private static readonly string[] Common = ["--context", "-c", "--project", "-p", "--startup-project", "-s", "--framework", "--configuration", "--runtime", "--msbuildprojectextensionspath"];

    /// <summary>The project that creates the context, or its folder, relative to the config; null if it is the one with the migrations.</summary>
    public static string? StartupProject(IReadOnlyList<string> arguments) => ValuesOf(arguments, "--startup-project", "-s").LastOrDefault();

    /// <summary>The target framework with which the tools run the program; null for the only one that it has.</summary>
    public static string? Framework(IReadOnlyList<string> arguments) => ValuesOf(arguments, "--framework").LastOrDefault();

    /// <summary>The configuration in which the tools build and run the program; null for what the projects say without one.</summary>
    public static string? Configuration(IReadOnlyList<string> arguments) => ValuesOf(arguments, "--configuration").LastOrDefault();

    /// <summary>The arguments, and the framework where one is chosen.</summary>
    public static IReadOnlyList<string> With(IReadOnlyList<string> arguments, string? framework) => framework is null ? arguments : [.. arguments, "--framework", framework];

    /// <summary>Those that every command of the tools takes, and what is for the program, after <c>--</c>.</summary>
    public static IReadOnlyList<string> OfEveryCommand(IReadOnlyList<string> arguments)
    {
        var kept = new List<string>(arguments.Count);
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--")
            {
                return [.. kept, .. arguments.Skip(i)];
            }

            if (Array.IndexOf(Common, arguments[i].Split('=', ':')[0]) >= 0)
            {
                kept.Add(arguments[i]);
                if (arguments[i].IndexOfAny(Signs) < 0 && i + 1 < arguments.Count)
                {
                    kept.Add(arguments[++i]);
                }
            }
        }

        return kept;
    }

    /// <summary>The values of an option, which is written <c>--name value</c> or <c>--name=value</c>.</summary>
    public static IEnumerable<string> ValuesOf(IReadOnlyList<string> arguments, string name, string shortName = "")
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].StartsWith(name + "=", StringComparison.Ordinal))
            {
                yield return arguments[i].Substring(name.Length + 1);
            }
            else if ((arguments[i] == name || arguments[i] == shortName) && i + 1 < arguments.Count)
            {
                yield return arguments[i + 1];
            }
        }
    }
}
