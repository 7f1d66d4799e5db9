using System.Globalization;
using System.Text;
using DeployPlan.Files;

namespace DeployPlan.Releases;

/// <summary>
/// The <c>env_file</c> of an environment: <c>NAME=value</c>, one after another. Empty lines and lines that start with <c>#</c> are ignored; quotes around a value are removed, and
/// a value in quotes may have several lines; nothing is expanded. Drivers and services get the same values. The environment of the process wins over it.
/// </summary>
internal static class EnvironmentFile
{
    /// <summary>The variables by name; none if there is no file, which is what an empty name says.</summary>
    /// <exception cref="IOException">The file is not there, cannot be read, or has a quote that is not closed.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static IReadOnlyDictionary<string, string> Read(string file) => file.Length == 0 ? new Dictionary<string, string>(StringComparer.Ordinal) : Parse(ReadLines(file));

    private static string[] ReadLines(string file) => FileStamp.IsEndless(file) ? throw new IOException($"'{file}' is a pipe or a device, not a file") : File.ReadAllLines(file);

    /// <summary>The variables in the lines of such a file.</summary>
    /// <exception cref="IOException">A quote is not closed.</exception>
    public static IReadOnlyDictionary<string, string> Parse(IReadOnlyList<string> lines)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Count; i++)
        {
            var text = lines[i].Trim();
            text = text.StartsWith("export ", StringComparison.Ordinal) ? text.Substring(7).TrimStart() : text;
            var equals = text.IndexOf('=');
            if (equals > 0 && text[0] != '#')
            {
                var value = text.Substring(equals + 1).TrimStart();
                variables[text.Substring(0, equals).TrimEnd()] = value.Length > 0 && value[0] is '"' or '\'' ? Quoted(value, lines, ref i) : WithoutComment(value);
            }
        }

        return variables;
    }

    // The lines between the quotes are part of the value as they are.
    private static string Quoted(string first, IReadOnlyList<string> lines, ref int line)
    {
        var quote = first[0];
        var text = new StringBuilder();
        var start = line;
        for (var part = first.Substring(1); ; part = lines[line])
        {
            var end = EndOf(part, quote, isOnlyLine: line == start);
            text.Append(end < 0 ? part : part.Substring(0, end));
            if (end >= 0)
            {
                return quote == '\'' ? text.ToString() : Unescaped(text.ToString());
            }

            text.Append('\n');
            if (++line == lines.Count)
            {
                throw new IOException(string.Format(CultureInfo.InvariantCulture, "line {0} opens a quote that is never closed", start + 1));
            }
        }
    }

    // The quote that ends a value has nothing after it but a comment. In the line that opens it, the last one will do.
    private static int EndOf(string text, char quote, bool isOnlyLine)
    {
        var last = -1;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && quote == '"')
            {
                i++;
            }
            else if (text[i] == quote)
            {
                last = i;
                if (text.Substring(i + 1).TrimStart() is var rest && (rest.Length == 0 || (rest[0] == '#' && text[i + 1] != '#')))
                {
                    return i;
                }
            }
        }

        return isOnlyLine ? last : -1;
    }

    private static string WithoutComment(string value)
    {
        var comment = value.IndexOf(" #", StringComparison.Ordinal);
        return comment < 0 ? value : value.Substring(0, comment).TrimEnd();
    }

    private static string Unescaped(string value)
    {
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\')
            {
                // Something follows: the quote at the end is not escaped.
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
