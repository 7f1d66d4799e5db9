namespace DeployPlan.Scaffolding;

/// <summary>Tells code of C# from comments and text.</summary>
internal static class CSharpScan
{
    /// <summary>The source with spaces for comments, and the same with spaces for what is quoted, too; both as long as the source.</summary>
    public static (string Text, string Shape) Blank(string source)
    {
        var text = source.ToCharArray();
        var shape = source.ToCharArray();
        for (var i = 0; i < source.Length;)
        {
            var (end, isComment) = Piece(source, i);
            for (var j = i; j < end && end > i + 1; j++)
            {
                if (source[j] != '\n')
                {
                    shape[j] = ' ';
                    text[j] = isComment ? ' ' : text[j];
                }
            }

            i = end;
        }

        return (new string(text), new string(shape));
    }

    // The end of the comment or the quoted text that starts here; the next place if none does.
    private static (int End, bool IsComment) Piece(string source, int i) => source[i] switch
    {
        '/' when Next(source, i) == '/' => (Behind(source, i, "\n"), true),
        '/' when Next(source, i) == '*' => (Behind(source, i + 2, "*/"), true),
        '"' when string.CompareOrdinal(source, i, "\"\"\"", 0, 3) == 0 => (EndOfRaw(source, i), false),
        '"' => (EndOfQuoted(source, i, '"', IsVerbatim(source, i)), false),
        '\'' => (EndOfQuoted(source, i, '\'', isVerbatim: false), false),
        _ => (i + 1, false),
    };

    private static int EndOfQuoted(string source, int start, char quote, bool isVerbatim)
    {
        for (var i = start + 1; i < source.Length; i++)
        {
            if (!isVerbatim && source[i] == '\n')
            {
                return i;
            }

            if (source[i] == '\\' && !isVerbatim)
            {
                i++;
            }
            else if (source[i] == quote)
            {
                if (!isVerbatim || Next(source, i) != quote)
                {
                    return i + 1;
                }

                i++;
            }
        }

        return source.Length;
    }

    private static int EndOfRaw(string source, int start)
    {
        var quotes = start;
        while (quotes < source.Length && source[quotes] == '"')
        {
            quotes++;
        }

        return Behind(source, quotes, new string('"', quotes - start));
    }

    private static bool IsVerbatim(string source, int quote) => quote > 0 && (source[quote - 1] == '@' || (source[quote - 1] == '$' && quote > 1 && source[quote - 2] == '@'));

    private static char Next(string source, int i) => i + 1 < source.Length ? source[i + 1] : '\0';

    private static int Behind(string source, int start, string sign) => source.IndexOf(sign, start, StringComparison.Ordinal) is var end && end < 0 ? source.Length : end + sign.Length;
}
