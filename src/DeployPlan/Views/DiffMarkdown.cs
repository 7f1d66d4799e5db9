using System.Text;
using DeployPlan.Changes;

namespace DeployPlan.Views;

/// <summary>The differences of two plans for a comment on a pull request.</summary>
internal static class DiffMarkdown
{
    // Code servers refuse comments of more than 65,536 characters.
    private const int MostOperations = 200;

    /// <summary>Lines separated by LF, with a line break at the end.</summary>
    public static string Of(string title, PlanDiff diff, ChangePlaces places)
    {
        var text = new StringBuilder("### ").Append(Escape(title)).Append("\n\n").Append(DiffText.Counts(diff)).Append('\n');
        foreach (var line in DiffText.PlanLines(diff))
        {
            text.Append("\n- ").Append(Escape(line));
        }

        text.Append(DiffText.PlanLines(diff).Count > 0 ? "\n" : "");
        var changes = diff.Changes.ToList();
        if (changes.Count > 0)
        {
            text.Append("\n| | operation | what | config |\n|---|---|---|---|\n");
        }

        foreach (var change in changes.Take(MostOperations))
        {
            var lines = change.Kind == ChangeKind.Changed ? ChangeLines.Of(change, places.Now) : [];
            text.Append("| ").Append(ChangeLines.WordOf(change.Kind)).Append(" | `").Append(change.Id).Append("` | ")
                .Append(string.Join("<br>", lines.Select(Escape))).Append(" | ").Append(Escape(places.Of(change))).Append(" |\n");
        }

        if (changes.Count > MostOperations)
        {
            text.Append("\nMore changes than fit here; `diff.json` lists all of them.\n");
        }

        return text.ToString();
    }

    // Text from a config must not end a cell or become markup, a link or a mention.
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '(' or ')' or '#' or '+' or '!' or '|' or '~')
            {
                escaped.Append('\\').Append(c);
            }
            else
            {
                escaped.Append(c switch { '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", '@' => "&#64;", '\n' or '\r' => " ", _ => c.ToString() });
            }
        }

        return escaped.ToString();
    }
}
