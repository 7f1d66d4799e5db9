namespace DeployPlan.Diagnostics;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    private const int LongestCompared = 63;

    /// <summary>
    /// The candidate with the smallest edit distance (insert, remove, replace or swap one letter; case is not counted) within a third of the length of
    /// <paramref name="name"/>, at least 1; null when none is that near. Ties go to the first in ordinal order.
    /// </summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        if (name.Length > LongestCompared)
        {
            return null;
        }

        string? nearest = null;
        var best = Math.Max(1, name.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            if (candidate.Length > LongestCompared || Math.Abs(candidate.Length - name.Length) > best)
            {
                continue;
            }

            var distance = Distance(name, candidate);
            if (distance < best || (distance == best && nearest is not null && string.CompareOrdinal(candidate, nearest) < 0))
            {
                (nearest, best) = (candidate, distance);
            }
        }

        return nearest;
    }

    /// <summary>The first candidate, in ordinal order, that one edit makes of <paramref name="name"/>; null if there is none. Digits number things, so they are no mistakes.</summary>
    public static string? OneEditAway(string name, IEnumerable<string> candidates) => name.Length > LongestCompared ? null : candidates
        .Where(candidate => candidate.Length <= LongestCompared && Math.Abs(candidate.Length - name.Length) <= 1
            && Digits(candidate) == Digits(name) && Distance(name, candidate) == 1)
        .OrderBy(static candidate => candidate, StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>The end of a message: <c>; did you mean 'x'?</c>, or <paramref name="otherwise"/> where nothing is near.</summary>
    internal static string Suggestion(string name, IEnumerable<string> candidates, string otherwise = "") =>
        Of(name, candidates) is { } nearest ? $"; did you mean '{nearest}'?" : otherwise;

    private static string Digits(string name) => new([.. name.Where(char.IsDigit)]);

    // Optimal string alignment: three rows are enough.
    private static int Distance(string a, string b)
    {
        var beforeLast = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
