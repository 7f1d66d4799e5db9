using System.Globalization;
using System.Text;

namespace DeployPlan.Exports;

/// <summary>
/// A text as the value of a property on a command line: MSBuild reads <c>%3B</c> as <c>;</c>. What any shell, engine or MSBuild itself could read as its own is written so,
/// so that a value needs no quotes, and can end none.
/// </summary>
internal static class PropertyText
{
    /// <summary>The text without a character that means anything to anyone.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 0x80 && !IsPlain(c) && !IsSingle(text, i))
            {
                escaped.Append('%').Append(((int)c).ToString("X2", CultureInfo.InvariantCulture));
            }
            else
            {
                escaped.Append(c);
            }
        }

        return escaped.ToString();
    }

    private static bool IsPlain(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' or '-' or '/' or '+';

    // git:origin#deployplan and sha256:… can be read so; "::" and "##" are signs of engines.
    private static bool IsSingle(string text, int at) =>
        text[at] is ':' or '#' && at > 0 && at + 1 < text.Length && text[at - 1] is not (':' or '#') && text[at + 1] is not (':' or '#');
}
