using System.Text;

namespace DeployPlan.Views;

/// <summary>Text with terminal colors. The colors carry no information: without them the text says the same.</summary>
internal static class AnsiText
{
    internal const string Bold = "\u001b[1m";
    internal const string Dim = "\u001b[2m";
    internal const string Yellow = "\u001b[33m";
    internal const string Reset = "\u001b[0m";

    /// <summary>The text without its colors.</summary>
    public static string WithoutColors(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\u001b')
            {
                i = text.IndexOf('m', i);
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }
}
