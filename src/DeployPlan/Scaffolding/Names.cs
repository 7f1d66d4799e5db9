using System.Text;
using DeployPlan.Text;

namespace DeployPlan.Scaffolding;

/// <summary>Names that a config may have, made from names that projects and folders have.</summary>
internal static class Names
{
    /// <summary>In lower case, <c>-</c> for what is not allowed; <paramref name="otherwise"/> where nothing is left.</summary>
    public static string Safe(string text, string otherwise)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var c in text.ToLowerInvariant())
        {
            var isAllowed = NameRules.IsLetterOrDigit(c) || c is '.' or '_';
            if (isAllowed)
            {
                safe.Append(c);
            }
            else if (safe.Length > 0 && safe[safe.Length - 1] != '-')
            {
                safe.Append('-');
            }
        }

        // Room for a number that tells it from another.
        var name = safe.ToString(0, Math.Min(safe.Length, NameRules.Longest - 4)).Trim('-', '.', '_');
        return name.Length == 0 ? otherwise : name;
    }

    /// <summary>One unique name for each: the last part of a dotted name where that tells it from the others, else the whole name.</summary>
    public static IReadOnlyList<string> OfServices(IReadOnlyList<string> projects)
    {
        var last = projects.Select(name => Safe(name.Substring(name.LastIndexOf('.') + 1), "service")).ToList();
        return Unique([.. projects.Select((name, i) => last.Count(other => other == last[i]) == 1 ? last[i] : Safe(name.Replace('.', '-'), "service"))]);
    }

    /// <summary>The same names, with numbers where one appears twice.</summary>
    public static IReadOnlyList<string> Unique(IReadOnlyList<string> names)
    {
        var taken = new HashSet<string>(names, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. names.Select(name => seen.Add(name) ? name : Numbered(name, taken))];
    }

    /// <summary>What a context of Entity Framework Core is about: <c>Orders</c> of <c>OrdersDbContext</c>.</summary>
    public static string OfContext(string context)
    {
        foreach (var ending in new[] { "DbContext", "Context", "Db" })
        {
            if (context.Length > ending.Length && context.EndsWith(ending, StringComparison.Ordinal))
            {
                return context.Substring(0, context.Length - ending.Length);
            }
        }

        return context;
    }

    /// <summary>The same word, however it is written: letters and digits, in lower case.</summary>
    public static string Plain(string name) => string.Concat(name.Where(NameRules.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>The environment variable for the connection string of a database.</summary>
    public static string Variable(string database)
    {
        var name = new StringBuilder();
        foreach (var c in database.ToUpperInvariant())
        {
            name.Append(NameRules.IsLetterOrDigit(c) ? c : '_');
        }

        return (name[0] is >= '0' and <= '9' ? "DB_" : "") + name + "_DB";
    }

    private static string Numbered(string name, HashSet<string> taken)
    {
        for (var number = 2; ; number++)
        {
            var candidate = $"{name}-{number}";
            if (taken.Add(candidate))
            {
                return candidate;
            }
        }
    }
}
