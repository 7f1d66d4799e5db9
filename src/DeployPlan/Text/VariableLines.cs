using System.Text;

namespace DeployPlan.Text;

/// <summary>
/// Variables as an <c>env_file</c> has them: <c>NAME=value</c>, one after another. Empty lines and lines that start with <c>#</c> are ignored; quotes around a value are removed, and
/// a value in quotes may have several lines; nothing is expanded. What would be lost is an error.
/// </summary>
internal static class VariableLines
{
    private const string SeveralLines = "starts a value of several lines, of which only this one would count; put the value in quotes";
    private const string NoName = "has no name before '='; write NAME=value";
    private const string TextAfterQuote = "has text after the quote that ends its value, and would lose it; put all of the value in one pair of quotes, or write it without any; a comment has a space and '#' before it";

    // Compose would take it from its own environment, as would a shell; here the environment of the build counts anyway.
    private const string NoValue = "has no '='; write NAME=value. A variable that the build has is passed on by 'pass_env' or 'required_env' of the service; a comment begins with '#'";

    /// <summary>The variables by name.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="report">Takes what is wrong: the number of the line, from 1, and what is said of it. Nothing of a value is in it, and nothing of a name: it may be a line of a value.</param>
    public static IReadOnlyDictionary<string, string> Read(IReadOnlyList<string> lines, Action<int, string> report)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        var isWithin = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var text = lines[i].Trim();
            text = text.StartsWith("export ", StringComparison.Ordinal) ? text.Substring(7).TrimStart() : text;
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            var equals = text.IndexOf('=');
            var line = i + 1;
            if (equals <= 0)
            {
                // Lines that follow each other are one mistake, such as a value of several lines.
                if (equals == 0 || !isWithin)
                {
                    report(line, equals == 0 ? NoName : NoValue);
                }

                isWithin = true;
                continue;
            }

            var name = text.Substring(0, equals).TrimEnd();
            var rest = text.Substring(equals + 1);
            var value = rest.TrimStart();
            var isCut = false;
            var read = value.Length > 0 && value[0] is '"' or '\'' ? Quoted(value, lines, ref i, out isCut) : WithoutComment(rest);
            var flaw = WhyNot(name) ?? (read is null ? "opens a quote that is never closed" : isCut ? TextAfterQuote : WhyNotValue(value, read));
            isWithin = flaw is not null && flaw == SeveralLines;
            if (flaw is null)
            {
                variables[name] = read!;
            }
            else
            {
                report(line, flaw);
            }
        }

        return variables;
    }

    // What a program would get only a part of, or garbled.
    private static string? WhyNotValue(string written, string value) =>
        value.IndexOf('\0') >= 0 ? "has a NUL character, where a value ends for every program; remove it"
        : value.IndexOf('\ufffd') >= 0 ? "has a character that is not UTF-8; save the file as UTF-8"
        : written is "{" or "[" || (written.StartsWith("-----BEGIN ", StringComparison.Ordinal) && written.IndexOf("-----END ", StringComparison.Ordinal) < 0)
            ? SeveralLines
        : null;

    private static string? WhyNot(string name) =>
        NameRules.IsOwnVariable(name) ? $"sets a variable of DeployPlan itself; rename it so that it does not begin with {NameRules.OwnPrefix}"
        : NameRules.IsVariableName(name) ? null
        : $"has a name {(name[0] is '-' or '.' or (>= '0' and <= '9') ? $"that begins with {(char.IsDigit(name[0]) ? "a digit" : $"'{name[0]}'")}" : $"with '{name.First(static c => !NameRules.IsVariableName("_" + c))}'")}, "
            + "and no tool passes such a variable on; use letters, digits, '_', '-' and '.' ('__' where .NET configuration has ':'), and put a value of several lines in quotes";

    // The lines between the quotes are part of the value as they are.
    private static string? Quoted(string first, IReadOnlyList<string> lines, ref int line, out bool isCut)
    {
        isCut = false;
        var quote = first[0];
        var text = new StringBuilder();
        var start = line;
        for (var part = first.Substring(1); ; part = lines[line])
        {
            var end = EndOf(part, quote, isOnlyLine: line == start);
            text.Append(end < 0 ? part : part.Substring(0, end));
            if (end >= 0)
            {
                isCut = !IsEnd(part, end);
                return quote == '\'' ? text.ToString() : Unescaped(text.ToString());
            }

            text.Append('\n');
            if (++line == lines.Count)
            {
                return null;
            }
        }
    }

    // The quote that ends a value has nothing after it but a comment. In the line that opens it, the last one counts.
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
                if (IsEnd(text, i))
                {
                    return i;
                }
            }
        }

        return isOnlyLine ? last : -1;
    }

    private static bool IsEnd(string text, int quote) => text.Substring(quote + 1).TrimStart() is var rest && (rest.Length == 0 || (rest[0] == '#' && text[quote + 1] != '#'));

    private static string WithoutComment(string value)
    {
        var comment = value.IndexOf('#');
        while (comment >= 0 && (comment == 0 || !char.IsWhiteSpace(value[comment - 1])))
        {
            comment = value.IndexOf('#', comment + 1);
        }

        return (comment < 0 ? value : value.Substring(0, comment)).Trim();
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
