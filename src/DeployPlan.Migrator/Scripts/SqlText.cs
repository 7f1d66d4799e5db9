namespace DeployPlan.Migrator.Scripts;

/// <summary>Where the parts of SQL end in which a semicolon means nothing.</summary>
internal static class SqlText
{
    /// <summary>The end of the comment that starts at <paramref name="start"/>; <paramref name="start"/> where none does.</summary>
    public static int EndOfComment(string sql, int start, SqlDialect dialect)
    {
        if (StartsWith(sql, start, "--"))
        {
            var end = sql.IndexOf('\n', start);
            return end < 0 ? sql.Length : end + 1;
        }

        if (!StartsWith(sql, start, "/*"))
        {
            return start;
        }

        var level = 1;
        var i = start + 2;
        while (i < sql.Length && level > 0)
        {
            if (StartsWith(sql, i, "*/"))
            {
                level--;
                i += 2;
            }
            else if (dialect == SqlDialect.PostgreSql && StartsWith(sql, i, "/*"))
            {
                level++;
                i += 2;
            }
            else
            {
                i++;
            }
        }

        return i;
    }

    /// <summary>The end of the text or the quoted name that starts at <paramref name="start"/>; <paramref name="start"/> where none does.</summary>
    /// <param name="sql">The script.</param>
    /// <param name="start">A character of it.</param>
    /// <param name="dialect">Whose SQL it is.</param>
    /// <param name="hasBackslashes">Whether a backslash escapes a quote.</param>
    public static int EndOfQuoted(string sql, int start, SqlDialect dialect, bool hasBackslashes) => sql[start] switch
    {
        '\'' => Behind(sql, start + 1, '\'', hasBackslashes),
        '"' => Behind(sql, start + 1, '"', hasBackslashes: false),
        '`' when dialect == SqlDialect.Sqlite => Behind(sql, start + 1, '`', hasBackslashes: false),
        '[' when dialect == SqlDialect.Sqlite => Behind(sql, start + 1, ']', hasBackslashes: false),
        '$' when dialect == SqlDialect.PostgreSql => EndOfDollarQuoted(sql, start),
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

    // A doubled quote is the end of one text and the start of the next.
    private static int Behind(string sql, int start, char quote, bool hasBackslashes)
    {
        for (var i = start; i < sql.Length; i++)
        {
            if (hasBackslashes && sql[i] == '\\')
            {
                i++;
            }
            else if (sql[i] == quote)
            {
                return i + 1;
            }
        }

        return sql.Length;
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
        return end < 0 ? sql.Length : end + tag.Length;
    }

    private static bool IsLetter(char c) => char.IsAsciiLetter(c) || c == '_' || c >= '\u0080';

    private static bool StartsWith(string sql, int start, string text) => string.CompareOrdinal(sql, start, text, 0, text.Length) == 0;
}
