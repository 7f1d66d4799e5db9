namespace DeployPlan.Scripts;

/// <summary>Where the numbers in the names of scripts say another order than the names.</summary>
internal static class ScriptOrder
{
    /// <summary>Neighbors of which the later one has the smaller number.</summary>
    /// <param name="scripts">Names in ordinal order.</param>
    public static IEnumerable<(string Early, string Late)> Misplaced(IReadOnlyList<string> scripts)
    {
        for (var i = 1; i < scripts.Count; i++)
        {
            if (IsSmaller(scripts[i], scripts[i - 1]))
            {
                yield return (scripts[i - 1], scripts[i]);
            }
        }
    }

    /// <summary>The name with its number padded, so that it comes before <paramref name="other"/> in ordinal order too.</summary>
    public static string Padded(string name, string other)
    {
        var start = FirstDifferentNumber(name, other);
        if (NumberAt(name, start) == NumberAt(other, start))
        {
            var end = EndOfNumber(name, start);
            return name.Substring(0, end) + other[EndOfNumber(other, start)] + "0" + name.Substring(end);
        }

        return name.Substring(0, start) + new string('0', Math.Max(1, EndOfNumber(other, start) - EndOfNumber(name, start))) + name.Substring(start);
    }

    // Whether the first number that differs is smaller, and all before it is the same.
    private static bool IsSmaller(string a, string b)
    {
        var start = FirstDifferentNumber(a, b);
        if (start < 0)
        {
            return false;
        }

        var (mine, other) = (NumberAt(a, start), NumberAt(b, start));
        return mine == other ? GoesOn(b, EndOfNumber(b, start)) && !GoesOn(a, EndOfNumber(a, start))
            : mine.Length != other.Length ? mine.Length < other.Length
            : string.CompareOrdinal(mine, other) < 0;
    }

    // 1.1 after 1, and with two underscores behind the version, as Flyway has them, 1_1 too.
    private static bool GoesOn(string name, int end) =>
        end + 1 < name.Length && char.IsDigit(name[end + 1]) && (name[end] == '.' || (name[end] == '_' && name.IndexOf("__", end, StringComparison.Ordinal) > 0));

    private static string NumberAt(string name, int start) => name.Substring(start, EndOfNumber(name, start) - start).TrimStart('0');

    private static int FirstDifferentNumber(string a, string b)
    {
        var i = 0;
        while (i < a.Length && i < b.Length && a[i] == b[i])
        {
            i++;
        }

        // The first number of a version is the same where only one of them has a second one.
        if (i > 0 && a[i - 1] is '.' or '_' && i < a.Length && i < b.Length && char.IsDigit(a[i]) != char.IsDigit(b[i]))
        {
            i--;
        }

        while (i > 0 && char.IsDigit(a[i - 1]))
        {
            i--;
        }

        return i < a.Length && i < b.Length && char.IsDigit(a[i]) && char.IsDigit(b[i]) ? i : -1;
    }

    private static int EndOfNumber(string name, int start)
    {
        while (start < name.Length && char.IsDigit(name[start]))
        {
            start++;
        }

        return start;
    }
}
