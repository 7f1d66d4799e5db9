using System.Text;

namespace DeployPlan.Views;

/// <summary>Text of a plan in Markdown. It is always in a code span, where nothing is markup, a mention or a link.</summary>
internal static class MarkdownText
{
    private const int Longest = 200;

    /// <summary>A code span for a cell of a table.</summary>
    public static string Cell(string text) => Code(text).Replace("|", "\\|");

    /// <summary>A code span in one line, cut off after 200 characters.</summary>
    public static string Code(string text)
    {
        var visible = VisibleText.Of(text, Longest);
        var fence = new string('`', LongestRun(visible) + 1);

        // A space inside each fence, which readers drop again, where the text would run into it or is nothing but spaces.
        var pad = visible.Trim().Length == 0 || visible[0] is '`' or ' ' || visible[visible.Length - 1] is '`' or ' ' ? " " : "";
        return new StringBuilder(visible.Length + 8).Append(fence).Append(pad).Append(visible).Append(pad).Append(fence).ToString();
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
