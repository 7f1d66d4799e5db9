using System.Globalization;
using System.Text;

namespace DeployPlan.Views;

/// <summary>Text of a plan as the label of a node in a Mermaid graph.</summary>
internal static class MermaidText
{
    private const int Longest = 90;

    /// <summary>The text in double quotes, cut off after 90 characters; everything but letters, digits, space, <c>_</c>, <c>.</c> and <c>,</c> as an entity of Mermaid.</summary>
    public static string Label(string text)
    {
        var visible = VisibleText.Of(text, Longest);
        var label = new StringBuilder(visible.Length + 2).Append('"');
        for (var i = 0; i < visible.Length; i++)
        {
            var c = visible[i];
            if (char.IsLetterOrDigit(c) || c is ' ' or '_' or '.' or ',')
            {
                label.Append(c);
            }
            else
            {
                var code = char.IsHighSurrogate(c) ? char.ConvertToUtf32(c, visible[++i]) : c;
                label.Append('#').Append(code.ToString(CultureInfo.InvariantCulture)).Append(';');
            }
        }

        return label.Append('"').ToString();
    }
}
