using System.Text;

namespace DeployPlan.Files;

/// <summary>Arguments as one line that .NET and Windows parse back into the same arguments.</summary>
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

    // A quote needs a backslash, and backslashes before a quote are doubled.
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
