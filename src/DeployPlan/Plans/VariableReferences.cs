using System.Text;

namespace DeployPlan.Plans;

/// <summary><c>${NAME}</c> in a text is the value of an environment variable when it is used; <c>$${</c> is <c>${</c> as it is.</summary>
internal static class VariableReferences
{
    /// <summary>The names, in the order written.</summary>
    /// <param name="text">The text.</param>
    /// <param name="wrong">What looks like a reference and is none; null if all are well formed.</param>
    public static IReadOnlyList<string> Names(string text, out string? wrong)
    {
        var names = new List<string>();
        string? first = null;
        Expand(text, name =>
        {
            if (Text.NameRules.IsShellName(name))
            {
                names.Add(name);
            }
            else
            {
                first ??= "${" + name + "}";
            }

            return "";
        });
        wrong = first ?? Unclosed(text);
        return names;
    }

    private static string? Unclosed(string text)
    {
        var rest = text.Substring(text.LastIndexOf('}') + 1).Replace("$${", "   ");
        var start = rest.IndexOf("${", StringComparison.Ordinal);
        return start >= 0 ? rest.Substring(start) : null;
    }

    /// <summary>The text with its references replaced; one that is not closed ends with the text.</summary>
    public static string Expand(string text, Func<string, string> valueOf) => Expand(text, valueOf, static literal => literal);

    /// <summary>As above, with what is no reference replaced as well.</summary>
    public static string Expand(string text, Func<string, string> valueOf, Func<string, string> literally)
    {
        var start = text.IndexOf("${", StringComparison.Ordinal);
        if (start < 0)
        {
            return literally(text);
        }

        var result = new StringBuilder(text.Length);
        var done = 0;
        for (; start >= 0; start = text.IndexOf("${", done, StringComparison.Ordinal))
        {
            if (start > done && text[start - 1] == '$')
            {
                result.Append(literally(text.Substring(done, start - 1 - done))).Append(literally("${"));
                done = start + 2;
                continue;
            }

            var end = text.IndexOf('}', start);
            end = end < 0 ? text.Length : end;
            result.Append(literally(text.Substring(done, start - done))).Append(valueOf(text.Substring(start + 2, end - start - 2)));
            done = Math.Min(end + 1, text.Length);
        }

        return result.Append(literally(text.Substring(done))).ToString();
    }
}
