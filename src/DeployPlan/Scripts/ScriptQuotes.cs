using System.Text;

namespace DeployPlan.Scripts;

/// <summary>Where quoted text and words of a script end.</summary>
internal static class ScriptQuotes
{
    /// <summary>The end of the text or the quoted name that starts at <paramref name="i"/>; <paramref name="i"/> if none does.</summary>
    public static int EndOfQuoted(byte[] text, int i, ScriptLexis lexis) => (char)text[i] switch
    {
        '\'' => Behind(text, i + 1, '\'', lexis.HasBackslashes || IsEscaped(text, i), hasPrefix: IsEscaped(text, i)),
        '"' => Behind(text, i + 1, '"', lexis.HasBackslashes),
        '`' => Behind(text, i + 1, '`', hasBackslashes: false),
        '[' when lexis.HasBrackets => Behind(text, i + 1, ']', hasBackslashes: false),
        '$' when lexis.HasDollarQuotes => EndOfDollarQuoted(text, i),
        _ => i,
    };

    /// <summary>The end of the word that starts at <paramref name="i"/>; <paramref name="i"/> if none does.</summary>
    public static int EndOfWord(byte[] text, int i)
    {
        var end = i;
        while (end < text.Length && (IsLetter(text[end]) || (end > i && (IsDigit(text[end]) || text[end] == '$'))))
        {
            end++;
        }

        // E'it\'s' is a text with a prefix, not a word.
        return end - i == 1 && end < text.Length && text[end] == '\'' ? i : end;
    }

    /// <summary>The end of the comment between <c>/*</c> and <c>*/</c> that starts at <paramref name="start"/>; the end of the text where it is not closed.</summary>
    public static int EndOfBlockComment(byte[] text, int start, ScriptLexis lexis)
    {
        var i = start + 2;
        for (var level = 1; level > 0 && i < text.Length;)
        {
            var (sign, next) = (text[i], i + 1 < text.Length ? text[i + 1] : 0);
            var step = sign == '*' && next == '/' ? -1 : lexis.HasNestedComments && sign == '/' && next == '*' ? 1 : 0;
            level += step;
            i += step == 0 ? 1 : 2;
        }

        return i;
    }

    /// <summary>What follows the first <paramref name="sign"/> from <paramref name="start"/>; the end of the text where there is none.</summary>
    public static int EndOf(byte[] text, int start, string sign)
    {
        for (var i = start; i <= text.Length - sign.Length; i++)
        {
            var matches = true;
            for (var j = 0; matches && j < sign.Length; j++)
            {
                matches = text[i + j] == sign[j];
            }

            if (matches)
            {
                return i + sign.Length;
            }
        }

        return text.Length;
    }

    public static bool IsLetter(int b) => b is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' or >= 0x80;

    private static bool IsDigit(int b) => b is >= '0' and <= '9';

    private static bool IsEscaped(byte[] text, int quote) =>
        quote > 0 && text[quote - 1] is (byte)'e' or (byte)'E' && (quote == 1 || !(IsLetter(text[quote - 2]) || IsDigit(text[quote - 2])));

    // A doubled quote is the end of one text and the start of the next, unless the prefix of the first one counts for both.
    private static int Behind(byte[] text, int start, char quote, bool hasBackslashes, bool hasPrefix = false)
    {
        for (var i = start; i < text.Length; i++)
        {
            if ((hasBackslashes && text[i] == '\\') || (hasPrefix && text[i] == quote && i + 1 < text.Length && text[i + 1] == quote))
            {
                i++;
            }
            else if (text[i] == quote)
            {
                return i + 1;
            }
        }

        return text.Length;
    }

    private static int EndOfDollarQuoted(byte[] text, int start)
    {
        var i = start + 1;
        while (i < text.Length && (IsLetter(text[i]) || (i > start + 1 && IsDigit(text[i]))))
        {
            i++;
        }

        return i < text.Length && text[i] == '$' ? EndOf(text, i + 1, Encoding.UTF8.GetString(text, start, i + 1 - start)) : start;
    }
}
