using System.Text;

namespace DeployPlan.Text;

/// <summary>Text as YAML reads it back: plain where that is safe, else in double quotes.</summary>
internal static class YamlText
{
    /// <summary>A scalar, also within a flow list.</summary>
    public static string Scalar(string text) => IsPlain(text) ? text : Quoted(text);

    /// <summary>A flow list.</summary>
    public static string List(IEnumerable<string> texts) => "[" + string.Join(", ", texts.Select(Scalar)) + "]";

    /// <summary>What may be in a comment: one line of what can be shown.</summary>
    public static string Comment(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            line.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? '\ufffd' : c);
        }

        return line.ToString();
    }

    /// <summary>A line of YAML as a comment that becomes that line again when its sign is removed.</summary>
    public static string Commented(string line) => line.Substring(0, line.Length - line.TrimStart().Length) + "# " + line.TrimStart();

    /// <summary>A URL, plain where it can be.</summary>
    public static string Url(string url) => url.IndexOfAny([' ', '#', '{', '}', ',', '[', ']', '"', '\'', '\\', '%', '&', '*', '!']) < 0 ? url : Quoted(url);

    // Starts with a letter, so that it is no number, and none of the words that YAML knows, in any version of it.
    private static bool IsPlain(string text)
    {
        if (text.Length == 0 || !(IsLetter(text[0]) || (text[0] == '.' && text.Length > 1 && text[1] is '.' or '/')) || text[text.Length - 1] == ' ')
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!(IsLetter(c) || c is (>= '0' and <= '9') or '.' or '/' or '-' or '_' or ' ' or '+'))
            {
                return false;
            }
        }

        return text.ToUpperInvariant() is not ("TRUE" or "FALSE" or "YES" or "NO" or "ON" or "OFF" or "NULL" or "Y" or "N");
    }

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\')
            {
                quoted.Append('\\').Append(c);
            }
            else if (char.IsControl(c) || c is '\u2028' or '\u2029' or '\ufeff')
            {
                quoted.Append($"\\u{(int)c:x4}");
            }
            else
            {
                quoted.Append(c);
            }
        }

        return quoted.Append('"').ToString();
    }
}
