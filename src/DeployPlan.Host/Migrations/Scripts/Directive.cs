using System.Text.RegularExpressions;
using DeployPlan.Diagnostics;

namespace DeployPlan.Host.Migrations.Scripts;

/// <summary>What a comment says to this program. A line that nearly says it is an error: a directive that is overlooked would be worse than none.</summary>
internal static partial class Directive
{
    /// <summary>The comment of a script that must not run in a transaction, before its first statement.</summary>
    public const string NoTransaction = "-- deployplan: no-transaction";

    private const string Letters = "deployplannotransaction";

    /// <summary>Whether a comment before the first statement has a line that says so.</summary>
    public static bool IsNoTransaction(SplitSql sql) => sql.Comments.Where(static comment => comment.IsLeading).SelectMany(Lines).Any(static line => Exact().IsMatch(line.Text));

    /// <summary>What is wrong with a directive; null if nothing is.</summary>
    public static Flaw? FlawOf(SplitSql sql)
    {
        foreach (var comment in sql.Comments)
        {
            foreach (var (offset, line) in Lines(comment))
            {
                if (Exact().IsMatch(line) ? !comment.IsLeading : IsNearly(line))
                {
                    return new Flaw(offset, Exact().IsMatch(line)
                        ? $"'{NoTransaction}' counts only before the first statement; move it there"
                        : $"this is nearly a directive, and would be ignored; write '{NoTransaction}', or other words");
                }
            }
        }

        return null;
    }

    private static bool IsNearly(string line)
    {
        if (OfThisProgram().IsMatch(line))
        {
            return true;
        }

        var letters = string.Concat(line.Where(char.IsAsciiLetter));
        return letters.Length > 0 && NearestName.Of(letters, [Letters]) is not null;
    }

    private static IEnumerable<(int Offset, string Text)> Lines(Comment comment)
    {
        var offset = comment.Start;
        foreach (var line in comment.Text.Split('\n'))
        {
            yield return (offset, line);
            offset += line.Length + 1;
        }
    }

    [GeneratedRegex(@"\A[ \t]*(?:--|#|/\*|\*)?[ \t]*deployplan:[ \t]*no-transaction[ \t]*(?:\*/)?\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Exact();

    [GeneratedRegex(@"\A\W*deploy[-_ ]?plan\s*:", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OfThisProgram();
}
