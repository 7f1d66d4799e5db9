using System.Globalization;
using System.Text.RegularExpressions;

namespace DeployPlan.Host.Migrations.Scripts;

/// <summary>Where the parts of SQL end in which a semicolon means nothing.</summary>
internal static partial class SqlText
{
    /// <summary>What separates words; to databases any other space is a part of them.</summary>
    public static readonly char[] Spaces = [' ', '\t', '\n', '\r', '\f', '\v'];

    /// <summary>What is between words to every database; what else Unicode calls a space is not.</summary>
    public static bool IsSpace(char c) => Array.IndexOf(Spaces, c) >= 0;

    /// <summary>The end of the comment that starts at <paramref name="start"/>, -1 if it is not closed; <paramref name="start"/> where none does.</summary>
    public static int EndOfComment(string sql, int start, SqlDialect dialect)
    {
        // To MySQL, "a--1" is a sum, and /*! starts what only MySQL runs.
        if (StartsWith(sql, start, "--") && (dialect != SqlDialect.MySql || start + 2 >= sql.Length || IsSpace(sql[start + 2]) || char.IsControl(sql[start + 2])))
        {
            return EndOfLine(sql, start, dialect);
        }

        return dialect == SqlDialect.MySql && sql[start] == '#' ? EndOfLine(sql, start, dialect)
            : !StartsWith(sql, start, "/*") || (dialect == SqlDialect.MySql && MySqlCode().IsMatch(sql, start)) ? start
            : EndOfBlock(sql, start, isNested: dialect is SqlDialect.PostgreSql or SqlDialect.SqlServer);
    }

    /// <summary>The end of the text or the quoted name that starts at <paramref name="start"/>, -1 if it is not closed; <paramref name="start"/> where none does.</summary>
    public static int EndOfQuoted(string sql, int start, SqlDialect dialect) => (sql[start], dialect) switch
    {
        ('E' or 'e', SqlDialect.PostgreSql) when StartsWith(sql, start + 1, "'") => Behind(sql, start + 2, '\'', hasBackslashes: true, hasPrefix: true),
        ('\'' or '"', SqlDialect.MySql) => Behind(sql, start + 1, sql[start], hasBackslashes: true),
        ('\'' or '"', _) => Behind(sql, start + 1, sql[start], hasBackslashes: false),
        ('`', SqlDialect.Sqlite or SqlDialect.MySql) => Behind(sql, start + 1, '`', hasBackslashes: false),
        ('[', SqlDialect.Sqlite or SqlDialect.SqlServer) => Behind(sql, start + 1, ']', hasBackslashes: false),
        ('/', SqlDialect.MySql) when MySqlCode().IsMatch(sql, start) => EndOfBlock(sql, start, isNested: false),
        ('$', SqlDialect.PostgreSql) => EndOfDollarQuoted(sql, start),
        _ => start,
    };

    /// <summary>The end of the word that starts at <paramref name="start"/>; <paramref name="start"/> where none does.</summary>
    public static int EndOfWord(string sql, int start)
    {
        var i = start;
        while (i < sql.Length && (IsLetter(sql[i]) || (i > start && (char.IsAsciiDigit(sql[i]) || sql[i] == '$'))))
        {
            i++;
        }

        return i;
    }

    /// <summary>The words, numbers and signs of a statement, and its texts and names without their quotes.</summary>
    public static IEnumerable<string> Parts(string sql, SqlDialect dialect)
    {
        for (var i = 0; i < sql.Length;)
        {
            var comment = EndOfComment(sql, i, dialect);
            var quoted = comment == i ? EndOfQuoted(sql, i, dialect) : i;
            var start = i;
            i = IsSpace(sql[i]) ? i + 1
                : comment != i ? comment
                : quoted != i ? quoted
                : char.IsAsciiDigit(sql[i]) ? EndOfDigits(sql, i)
                : Math.Max(EndOfWord(sql, i), i + 1);
            if (i < start)
            {
                // Not closed.
                yield break;
            }

            if (!IsSpace(sql[start]) && comment == start)
            {
                yield return quoted == start ? sql[start..i] : sql[(start + 1)..(i - 1)];
            }
        }
    }

    private static int EndOfDigits(string sql, int start)
    {
        var end = start;
        while (end < sql.Length && char.IsAsciiDigit(sql[end]))
        {
            end++;
        }

        return end;
    }

    /// <summary>The line for a client program that starts at <paramref name="start"/>; null where none does.</summary>
    public static ClientLine? ClientLineAt(string sql, int start)
    {
        if (sql[start] is not ('G' or 'g' or 'D' or 'd') || !IsFirstOfLine(sql, start))
        {
            return null;
        }

        var match = sql[start] is 'G' or 'g' ? Go().Match(sql, start) : Delimiter().Match(sql, start);
        return !match.Success ? null : new ClientLine(
            start + match.Length,
            int.TryParse(match.Groups["times"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? times : 1,
            match.Groups["delimiter"].Value);
    }

    /// <summary>Whether the line of the <c>GO</c> at <paramref name="start"/> has nothing but that and a semicolon.</summary>
    public static bool IsSeparatorWithSemicolon(string sql, int start) => IsFirstOfLine(sql, start) && GoSemicolon().IsMatch(sql, start);

    private static bool IsFirstOfLine(string sql, int start)
    {
        var i = start - 1;
        while (i >= 0 && sql[i] is ' ' or '\t')
        {
            i--;
        }

        return i < 0 || sql[i] is '\n' or '\r';
    }

    private static int EndOfLine(string sql, int start, SqlDialect dialect)
    {
        var end = dialect is SqlDialect.PostgreSql or SqlDialect.SqlServer ? sql.AsSpan(start).IndexOfAny('\n', '\r') : sql.AsSpan(start).IndexOf('\n');
        return end < 0 ? sql.Length : start + end + 1;
    }

    private static int EndOfBlock(string sql, int start, bool isNested)
    {
        var level = 1;
        var i = start + 2;
        while (i < sql.Length && level > 0)
        {
            var step = StartsWith(sql, i, "*/") ? -1 : isNested && StartsWith(sql, i, "/*") ? 1 : 0;
            level += step;
            i += step == 0 ? 1 : 2;
        }

        return level > 0 ? -1 : i;
    }

    // A doubled quote is the end of one text and the start of the next, unless the prefix of the first one counts for both.
    private static int Behind(string sql, int start, char quote, bool hasBackslashes, bool hasPrefix = false)
    {
        for (var i = start; i < sql.Length; i++)
        {
            if ((hasBackslashes && sql[i] == '\\') || (hasPrefix && sql[i] == quote && i + 1 < sql.Length && sql[i + 1] == quote))
            {
                i++;
            }
            else if (sql[i] == quote)
            {
                return i + 1;
            }
        }

        return -1;
    }

    private static int EndOfDollarQuoted(string sql, int start)
    {
        var i = start + 1;
        while (i < sql.Length && (IsLetter(sql[i]) || (i > start + 1 && char.IsAsciiDigit(sql[i]))))
        {
            i++;
        }

        if (i >= sql.Length || sql[i] != '$')
        {
            return start;
        }

        var tag = sql[start..(i + 1)];
        var end = sql.IndexOf(tag, i + 1, StringComparison.Ordinal);
        return end < 0 ? -1 : end + tag.Length;
    }

    /// <summary>
    /// Whether the character looks like a space or like nothing, and is a letter to a database all the same: a name would have it at its end. Two of them are between
    /// letters of some scripts; SQL Server knows the spaces of Unicode.
    /// </summary>
    public static bool IsUnseen(char c, SqlDialect dialect) => c >= '\u0080' && c is not ('\u200c' or '\u200d') && char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.Format or UnicodeCategory.Control => true,
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => dialect != SqlDialect.SqlServer,
        _ => false,
    };

    // A mark of byte order is a letter to PostgreSQL and a space to SQLite, and to everyone else an accident.
    private static bool IsLetter(char c) => char.IsAsciiLetter(c) || c == '_' || (c >= '\u0080' && !IsUnseen(c, SqlDialect.PostgreSql));

    private static bool StartsWith(string sql, int start, string text) => string.CompareOrdinal(sql, start, text, 0, text.Length) == 0;

    [GeneratedRegex(@"\G/\*M?!", RegexOptions.CultureInvariant)]
    private static partial Regex MySqlCode();

    [GeneratedRegex(@"\GGO(?:[ \t]+(?<times>[0-9]{1,9}))?[ \t]*(?:--[^\r\n]*)?(?:\r\n|\r|\n|\z)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Go();

    [GeneratedRegex(@"\GGO[ \t]*;[ \t;]*(?:--[^\r\n]*)?(?:\r|\n|\z)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex GoSemicolon();

    [GeneratedRegex(@"\GDELIMITER[ \t]+(?<delimiter>[^\s]{1,16})[ \t]*(?:\r\n|\r|\n|\z)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Delimiter();
}
