using System.Globalization;
using System.Text;

namespace DeployPlan.Views;

/// <summary>Text that people can trust: invisible characters (controls, direction marks, zero widths) are written out as <c>\u202e</c>.</summary>
internal static class VisibleText
{
    public static string Of(string text)
    {
        StringBuilder? visible = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                visible?.Append(c).Append(text[i + 1]);
                i++;
            }
            else if (Text.Utf8Output.IsInvisible(c))
            {
                visible ??= new StringBuilder(text, 0, i, text.Length + 16);
                visible.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                visible?.Append(c);
            }
        }

        return visible?.ToString() ?? text;
    }

    /// <summary>At most <paramref name="most"/> characters, the last of them <c>…</c> where something was left out.</summary>
    public static string Of(string text, int most)
    {
        var visible = Of(text);
        if (visible.Length <= most)
        {
            return visible;
        }

        var end = char.IsHighSurrogate(visible[most - 2]) ? most - 2 : most - 1;
        return visible.Substring(0, end) + "…";
    }
}
