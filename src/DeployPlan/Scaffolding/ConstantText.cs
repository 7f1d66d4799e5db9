using System.Text.RegularExpressions;

namespace DeployPlan.Scaffolding;

/// <summary>Text that a source writes with constants.</summary>
internal static class ConstantText
{
    // Constants that are made of constants; one that is made of itself ends too.
    private const int Deepest = 8;
    private const string Name = @"[A-Za-z_][\w.]*";

    private static readonly Regex Sum = Pattern($@"^\s*(?<term>\$?""[^""\\]*""|{Name})\s*(\+\s*(?<term>\$?""[^""\\]*""|{Name})\s*)*$");
    private static readonly Regex Hole = Pattern(@"\{(?<name>[^{}]*)\}");

    /// <summary>What an expression is that has only texts and constants; null if it has more, or no source says one of them.</summary>
    public static string? Value(string expression, IReadOnlyList<CSharpSource> sources) => Value(expression, sources, new(StringComparer.Ordinal), Deepest);

    private static string? Value(string expression, IReadOnlyList<CSharpSource> sources, Dictionary<string, string?> known, int depth)
    {
        var terms = Sum.Match(expression).Groups["term"].Captures.Cast<Capture>().Select(term => Term(term.Value, sources, known, depth)).ToList();
        return terms.Count == 0 || terms.Contains(null) ? null : string.Concat(terms);
    }

    private static string? Term(string term, IReadOnlyList<CSharpSource> sources, Dictionary<string, string?> known, int depth)
    {
        if (term[0] == '"')
        {
            return term.Substring(1, term.Length - 2);
        }

        if (term[0] != '$')
        {
            return Constant(term, sources, known, depth);
        }

        var holes = Hole.Matches(term).Cast<Match>().ToDictionary(static hole => hole.Index, hole => Constant(hole.Groups["name"].Value.Trim(), sources, known, depth));
        return holes.ContainsValue(null) ? null : Hole.Replace(term.Substring(2, term.Length - 3), hole => holes[hole.Index + 2]!);
    }

    // Each is looked for once; one that is made of itself is none.
    private static string? Constant(string name, IReadOnlyList<CSharpSource> sources, Dictionary<string, string?> known, int depth)
    {
        if (!known.TryGetValue(name, out var value))
        {
            known[name] = null;
            known[name] = value = Declared(name, sources, known, depth);
        }

        return value;
    }

    // Where several have the name, those of the class that is named, too; and where these say different things, none is known.
    private static string? Declared(string name, IReadOnlyList<CSharpSource> sources, Dictionary<string, string?> known, int depth)
    {
        var parts = name.Split('.');
        var declared = Pattern($@"\bstring\??\s+{Regex.Escape(parts[parts.Length - 1])}\s*(=>|=|\{{\s*get;\s*\}}\s*=)(?<value>[^;]*);");
        var found = sources.Where(source => source.Has(parts[parts.Length - 1]))
            .SelectMany(source => declared.Matches(source.Text).Cast<Match>().Where(match => source.IsCode(match.Index)).Select(match => (Source: source, At: match.Index, Value: match.Groups["value"].Value))).ToList();
        var home = parts.Length < 2 ? null : Pattern($@"\b(class|struct|record|interface)\s+{Regex.Escape(parts[parts.Length - 2])}\b");
        var own = home is null || found.Count < 2 ? [] : found.FindAll(constant => constant.Source.Starts(constant.At).Any(home.IsMatch));
        var values = depth == 0 ? [] : (own.Count > 0 ? own : found).Select(constant => Value(constant.Value, sources, known, depth - 1)).Distinct().ToList();
        return values.Count == 1 ? values[0] : null;
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
