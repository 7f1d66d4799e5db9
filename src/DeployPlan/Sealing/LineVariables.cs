using System.Text;
using System.Text.RegularExpressions;

namespace DeployPlan.Sealing;

/// <summary>Variables that a line for a shell sets itself: <c>D=infra; sh $D/net.sh</c>, <c>for n in a b; do sh $n.sh; done</c>. What others set is not known.</summary>
internal static class LineVariables
{
    private const int LongestLine = 1 << 16;
    private const int LongestValue = 1024;
    private const int MostNames = 16;
    private const int MostValues = 16;
    private const int MostVariants = 32;
    private const int MostPasses = 3;

    private static readonly Regex Assignment = new(
        """(?<=^|[\s;&|({'"])(?<name>[A-Za-z_]\w*)=(?:"(?<value>[^"\n]*)"|'(?<value>[^'\n]*)'|(?<value>[^\s;&|()<>"'`]+))""", RegexOptions.CultureInvariant);

    private static readonly Regex Loop = new("""(?<=^|[\s;&|({'"])for[ \t]+(?<name>[A-Za-z_]\w*)[ \t]+in[ \t]+(?<values>[^;\n()<>`]+)""", RegexOptions.CultureInvariant);
    private static readonly Regex Use = new("""\$(?:(?<name>[A-Za-z_]\w*)|\{(?<name>[A-Za-z_]\w*)\})""", RegexOptions.CultureInvariant);
    private static readonly char[] Blanks = [' ', '\t'];

    /// <summary>The arguments as they are, and with each combination of values that they set.</summary>
    public static IEnumerable<IReadOnlyList<string>> VariantsOf(IReadOnlyList<string> arguments)
    {
        yield return arguments;
        if (!arguments.Any(static argument => argument.IndexOf('$') >= 0) || arguments.Sum(static argument => argument.Length) > LongestLine)
        {
            yield break;
        }

        foreach (var values in Combinations(ValuesIn(arguments)))
        {
            yield return [.. arguments.Select(argument => Replaced(argument, values))];
        }
    }

    private static Dictionary<string, List<string>> ValuesIn(IReadOnlyList<string> arguments)
    {
        var all = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            foreach (Match set in Assignment.Matches(argument))
            {
                Add(all, set.Groups["name"].Value, set.Groups["value"].Value);
            }

            foreach (Match loop in Loop.Matches(argument))
            {
                foreach (var value in loop.Groups["values"].Value.Split(Blanks, StringSplitOptions.RemoveEmptyEntries))
                {
                    Add(all, loop.Groups["name"].Value, value.Trim('"', '\''));
                }
            }
        }

        return all;
    }

    private static void Add(Dictionary<string, List<string>> all, string name, string value)
    {
        // A value that is made of the one before grows without end.
        if (value.Length > LongestValue || Use.Matches(value).Cast<Match>().Any(use => use.Groups["name"].Value == name) || (all.Count == MostNames && !all.ContainsKey(name)))
        {
            return;
        }

        if (!all.TryGetValue(name, out var values))
        {
            all.Add(name, values = []);
        }

        if (values.Count < MostValues && !values.Contains(value))
        {
            values.Add(value);
        }
    }

    private static List<Dictionary<string, string>> Combinations(Dictionary<string, List<string>> all)
    {
        var found = new List<Dictionary<string, string>>();
        foreach (var (name, values) in all.Select(static pair => (pair.Key, pair.Value)))
        {
            found = found.Count == 0
                ? [.. values.Select(value => new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value })]
                : [.. found.SelectMany(before => values.Select(value => new Dictionary<string, string>(before, StringComparer.Ordinal) { [name] = value })).Take(MostVariants)];
        }

        return found;
    }

    private static string Replaced(string argument, Dictionary<string, string> values)
    {
        for (var pass = 0; pass < MostPasses && Once(argument, values) is { } replaced && replaced != argument; pass++)
        {
            argument = replaced;
        }

        return argument;
    }

    // Null where it grows too long.
    private static string? Once(string argument, Dictionary<string, string> values)
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (Match use in Use.Matches(argument))
        {
            text.Append(argument, at, use.Index - at).Append(values.TryGetValue(use.Groups["name"].Value, out var value) ? value : use.Value);
            at = use.Index + use.Length;
            if (text.Length > LongestLine)
            {
                return null;
            }
        }

        return text.Append(argument, at, argument.Length - at).ToString();
    }
}
