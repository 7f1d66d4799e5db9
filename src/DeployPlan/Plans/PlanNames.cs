namespace DeployPlan.Plans;

/// <summary>The forms of text that a plan may hold where the text ends up as a path, a folder or a variable.</summary>
internal static class PlanNames
{
    /// <summary>Of the name of an environment.</summary>
    public const int LongestName = 63;

    /// <summary>Of the id of an operation: its longest form holds two names and a type.</summary>
    public const int LongestId = 200;

    public static bool IsName(string text, int longest)
    {
        if (text.Length == 0 || text.Length > longest || !IsLetterOrDigit(text[0]) || text[text.Length - 1] == '.')
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!IsLetterOrDigit(c) && c is not ('-' or '_' or '.'))
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsVariableName(string text)
    {
        foreach (var c in text)
        {
            if (!IsLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return text.Length > 0 && text[0] is not (>= '0' and <= '9');
    }

    /// <summary>Relative, forward slashes, no segment that says nothing; <c>..</c> only in front, as the config may be below what it names.</summary>
    public static bool IsRelativePath(string text)
    {
        if (text == ".")
        {
            return true;
        }

        if (text.Length == 0 || text[0] == '~' || (text.Length > 1 && text[1] == ':') || text.IndexOf('\\') >= 0)
        {
            return false;
        }

        var isInFront = true;
        foreach (var segment in text.Split('/'))
        {
            if (segment is "" or "." || (segment == ".." && !isInFront))
            {
                return false;
            }

            isInFront &= segment == "..";
        }

        return true;
    }

    public static bool IsDigest(string text)
    {
        foreach (var c in text)
        {
            if (c is not ((>= '0' and <= '9') or (>= 'a' and <= 'f')))
            {
                return false;
            }
        }

        return text.Length == PlanFormat.DigestLength;
    }

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
