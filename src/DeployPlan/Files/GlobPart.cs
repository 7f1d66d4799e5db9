namespace DeployPlan.Files;

/// <summary>The kind of a part of a pattern.</summary>
internal enum GlobKind
{
    /// <summary>After the last part.</summary>
    End,

    /// <summary>One character: itself, or any but <c>/</c>, or one of a class.</summary>
    Character,

    /// <summary>Any characters of a segment.</summary>
    Star,

    /// <summary>Any characters.</summary>
    Anything,

    /// <summary>Any whole segments, with the slash behind them.</summary>
    Folders,
}

/// <summary>A part of a pattern.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Ranges">Pairs of the first and the last character of each range; none for any character but <c>/</c>.</param>
/// <param name="IsNegated">Whether it accepts what is in no range.</param>
internal sealed record GlobPart(GlobKind Kind, string Ranges, bool IsNegated)
{
    private static readonly GlobPart AnyOfSegment = new(GlobKind.Character, "", false);
    private static readonly GlobPart Star = new(GlobKind.Star, "", false);
    private static readonly GlobPart Anything = new(GlobKind.Anything, "", false);
    private static readonly GlobPart Folders = new(GlobKind.Folders, "", false);

    /// <summary>Reads one part and goes behind it; null for a class that is none.</summary>
    public static GlobPart? Read(string text, ref int at)
    {
        var c = text[at++];
        switch (c)
        {
            case '?':
                return AnyOfSegment;
            case '*' when at == text.Length || text[at] != '*':
                return Star;
            case '*':
                return ReadStars(text, ref at);
            case '[':
                return ReadClass(text, ref at);
            case '\\' when at < text.Length:
                return Literal(text[at++]);
            default:
                return Literal(c);
        }
    }

    /// <summary>Whether it accepts the character.</summary>
    public bool Accepts(char c)
    {
        if (Ranges.Length == 0)
        {
            return c != '/';
        }

        for (var i = 0; i < Ranges.Length; i += 2)
        {
            if (c >= Ranges[i] && c <= Ranges[i + 1])
            {
                return !IsNegated;
            }
        }

        return IsNegated && c != '/';
    }

    private static GlobPart Literal(char c) => new(GlobKind.Character, new string(c, 2), false);

    private static GlobPart ReadStars(string text, ref int at)
    {
        while (at < text.Length && text[at] == '*')
        {
            at++;
        }

        if (at == text.Length || text[at] != '/')
        {
            return Anything;
        }

        at++;
        return Folders;
    }

    private static GlobPart? ReadClass(string text, ref int at)
    {
        var isNegated = at < text.Length && text[at] == '^';
        at += isNegated ? 1 : 0;
        var ranges = "";
        while (at < text.Length && (text[at] != ']' || ranges.Length == 0))
        {
            var first = Next(text, ref at);
            var last = first;
            if (at + 1 < text.Length && text[at] == '-' && text[at + 1] != ']')
            {
                at++;
                last = Next(text, ref at);
            }

            ranges += $"{first}{last}";
        }

        return at++ < text.Length ? new GlobPart(GlobKind.Character, ranges, isNegated) : null;
    }

    private static char Next(string text, ref int at)
    {
        at += text[at] == '\\' && at + 1 < text.Length ? 1 : 0;
        return text[at++];
    }
}
