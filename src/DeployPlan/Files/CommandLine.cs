using System.Text;

namespace DeployPlan.Files;

/// <summary>Arguments as one line from which .NET, and Windows, make the same arguments again.</summary>
internal static class CommandLine
{
    public static string Join(IEnumerable<string> arguments)
    {
        var line = new StringBuilder();
        foreach (var argument in arguments)
        {
            Append(line.Append(line.Length > 0 ? " " : ""), argument);
        }

        return line.ToString();
    }

    // A quote needs a backslash, and backslashes count double where a quote follows.
    private static void Append(StringBuilder line, string argument)
    {
        line.Append('"');
        var backslashes = 0;
        foreach (var c in argument)
        {
            if (c == '"')
            {
                line.Append('\\', backslashes + 1);
            }

            backslashes = c == '\\' ? backslashes + 1 : 0;
            line.Append(c);
        }

        line.Append('\\', backslashes).Append('"');
    }
}
