using System.Text.RegularExpressions;

namespace DeployPlan.Scripts;

/// <summary>The names by which other tools tell scripts that do not run once, in order.</summary>
internal static class ForeignName
{
    private static readonly string[] Undo = ["down", "undo", "revert", "rollback", "downgrade", "backward", "backwards", "reverse", "uninstall"];
    private static readonly string[] Forward = ["up", "do", "deploy", "apply", "upgrade", "forward", "forwards", "install"];
    private static readonly Regex FlywayUndo = Pattern(@"^U(\d[\d._]*__[^/]*)\.sql$");
    private static readonly Regex FlywayRepeatable = Pattern(@"^R__[^/]*\.sql$");
    private static readonly Regex FlywayBaseline = Pattern(@"^B\d[\d._]*__[^/]*\.sql$");
    private static readonly Regex FlywayCallback = Pattern(@"^(before|after)(Each)?[A-Z][A-Za-z]*(__[^/]*)?\.sql$");
    private static readonly Regex EveryTime = Pattern(@"\.(everytime|anytime)\.([^/]*\.)?sql$", RegexOptions.IgnoreCase);

    /// <summary>What the script undoes, or would undo: the other script, or how to name this one; null if its name says nothing like that.</summary>
    /// <param name="script">Its name, with forward slashes.</param>
    /// <param name="all">The names of all scripts.</param>
    public static string? UndoneBy(string script, ICollection<string> all)
    {
        var file = script.Substring(script.LastIndexOf('/') + 1);
        if (FlywayUndo.Match(file) is { Success: true } undo)
        {
            return script.Substring(0, script.Length - file.Length) + "V" + undo.Groups[1].Value + ".sql";
        }

        foreach (Match word in Regex.Matches(script, "[A-Za-z]+"))
        {
            if (Array.IndexOf(Undo, word.Value.ToLowerInvariant()) >= 0 && Partner(script, word, all) is { } partner)
            {
                return partner;
            }
        }

        return null;
    }

    /// <summary>What kind of script another tool would run again and again, or at another time; null if it is none.</summary>
    public static string? Repeated(string script)
    {
        var file = script.Substring(script.LastIndexOf('/') + 1);
        return FlywayRepeatable.IsMatch(file) ? "a repeatable migration of Flyway"
            : FlywayBaseline.IsMatch(file) ? "a baseline migration of Flyway"
            : FlywayCallback.IsMatch(file) ? "a callback of Flyway"
            : EveryTime.IsMatch(file) ? "a script that grate runs again"
            : null;
    }

    // 001-up.sql of 001-down.sql, up/001.sql of down/001.sql, 001.sql of 001.rollback.sql, undo_001.sql and rollback/001.sql, a/001.sql of undo/001.sql.
    private static string? Partner(string script, Match word, ICollection<string> all)
    {
        var (before, after) = (script.Substring(0, word.Index), script.Substring(word.Index + word.Length));
        var names = Forward.SelectMany(Cases).Select(forward => before + forward + after).ToList();
        if (before.Length > 0 && !IsFolder(before))
        {
            names.Add(before.Substring(0, before.Length - 1) + after);
        }
        else if (after.Length > 1 && (after[0] == '/' || char.IsDigit(after[1])))
        {
            names.Add(before + after.Substring(1));
        }

        return names.Find(all.Contains)
            ?? (IsFolder(before) && after.StartsWith("/", StringComparison.Ordinal) ? all.FirstOrDefault(other => IsBeside(other, before, after) && other != script) : null);
    }

    private static IEnumerable<string> Cases(string word) => [word, char.ToUpperInvariant(word[0]) + word.Substring(1), word.ToUpperInvariant()];

    private static bool IsFolder(string before) => before.Length == 0 || before[before.Length - 1] == '/';

    // The same name in another folder beside the one of the script.
    private static bool IsBeside(string other, string before, string after) =>
        other.Length > before.Length + after.Length && other.StartsWith(before, StringComparison.Ordinal) && other.EndsWith(after, StringComparison.OrdinalIgnoreCase)
        && other.IndexOf('/', before.Length) == other.Length - after.Length;

    private static Regex Pattern(string pattern, RegexOptions options = RegexOptions.None) => new(pattern, options | RegexOptions.CultureInvariant);
}
