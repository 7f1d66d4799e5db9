using System.Text;

namespace DeployPlan.Releases;

/// <summary>
/// The <c>env_file</c> of an environment: one line <c>NAME=value</c> per variable, as docker and compose read it. Empty lines and lines that start with <c>#</c> are ignored;
/// quotes around a value are removed; nothing is expanded. The environment of the process wins over it.
/// </summary>
internal static class EnvironmentFile
{
    /// <summary>The variables by name; none if there is no file, which is what an empty name says.</summary>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static IReadOnlyDictionary<string, string> Read(string file)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in file.Length == 0 ? [] : File.ReadAllLines(file))
        {
            var text = line.Trim();
            text = text.StartsWith("export ", StringComparison.Ordinal) ? text.Substring(7).TrimStart() : text;
            var equals = text.IndexOf('=');
            if (equals > 0 && text[0] != '#')
            {
                variables[text.Substring(0, equals).TrimEnd()] = Unquoted(text.Substring(equals + 1).TrimStart());
            }
        }

        return variables;
    }

    private static string Unquoted(string value)
    {
        if (value.Length >= 2 && value[0] is '"' or '\'' && value.LastIndexOf(value[0]) is > 0 and var end)
        {
            return value[0] == '\'' ? value.Substring(1, end - 1) : Unescaped(value.Substring(1, end - 1));
        }

        var comment = value.IndexOf(" #", StringComparison.Ordinal);
        return comment < 0 ? value : value.Substring(0, comment).TrimEnd();
    }

    private static string Unescaped(string value)
    {
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length)
            {
                i++;
                text.Append(value[i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other });
            }
            else
            {
                text.Append(value[i]);
            }
        }

        return text.ToString();
    }
}
