using System.Text;

namespace DeployPlan.Drivers.Programs;

/// <summary>What Windows is told in a way of its own: commands for <c>cmd.exe</c>, which runs <c>.cmd</c> and <c>.bat</c> files, and the variables of a new process.</summary>
internal static class WindowsCommand
{
    /// <summary>Whether only <c>cmd.exe</c> can run the file.</summary>
    public static bool IsScript(string file) => file.EndsWith(".cmd", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".bat", StringComparison.OrdinalIgnoreCase);

    /// <summary>The arguments of <c>cmd.exe</c> that run the command.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="suffix">What follows it as it is, such as a redirection.</param>
    public static string OfShell(IEnumerable<string> command, string suffix = "") => $"/e:ON /v:OFF /d /s /c \"{string.Join(" ", command.Select(Quoted))}{suffix}\"";

    /// <summary>An argument that arrives as it is: in quotes the shell leaves everything alone but quotes and percent signs.</summary>
    public static string Quoted(string argument)
    {
        var text = new StringBuilder("\"");
        foreach (var c in argument)
        {
            // The rest of a percent sign is the empty part of a variable, so that the sign is not the start of one.
            _ = c switch
            {
                '"' => text.Append('\\', BackslashesAtEnd(text)).Append("\"\""),
                '%' => text.Append("%%cd:~,%"),
                _ => text.Append(c),
            };
        }

        return text.Append('\\', BackslashesAtEnd(text)).Append('"').ToString();
    }

    /// <summary>Variables as the system wants them: by name without regard to case, each ended by a zero, and one more at the end.</summary>
    public static string BlockOf(IReadOnlyDictionary<string, string> environment) =>
        string.Concat(environment.OrderBy(static variable => variable.Key, StringComparer.OrdinalIgnoreCase).Select(static variable => $"{variable.Key}={variable.Value}\0")) + "\0";

    private static int BackslashesAtEnd(StringBuilder text)
    {
        var count = 0;
        while (text[text.Length - 1 - count] == '\\')
        {
            count++;
        }

        return count;
    }
}
