using System.Text.RegularExpressions;

namespace DeployPlan.Scaffolding;

/// <summary>Conditions by which a program does something on the machine of a developer only.</summary>
internal static class Development
{
    private const string Name = @"(""Development""|(?<![\w.])([\w.]+\.)?Development\b)";

    private const string Asks = @"(\bIsDevelopment\s*\(|\bIsEnvironment\s*\(\s*" + Name + @"|\bEnvironmentName\s*(==|is(?!\s+not\b))\s*" + Name + "|" + Name + @"\s*==\s*[\w.]*\bEnvironmentName\b"
        + @"|\bEnvironmentName\s*\.\s*Equals\s*\(\s*" + Name + @"|\bEquals\s*\(\s*[\w.]*\bEnvironmentName\s*,\s*" + Name + ")";

    private const string AsksNot = @"(!\s*\(?\s*[\w.]*" + Asks + @"|\bEnvironmentName\s*(!=|is\s+not)\s*" + Name + "|" + Name + @"\s*!=\s*[\w.]*\bEnvironmentName\b)";

    private static readonly Regex If = Pattern(@"\bif\s*\((?<condition>.*)");
    private static readonly Regex Switch = Pattern(@"\bswitch\s*\(");
    private static readonly Regex Asked = Pattern(Asks);
    private static readonly Regex Negated = Pattern(AsksNot);
    private static readonly Regex Twice = Pattern(@"!\s*\(\s*!");

    // The limit keeps a source that never ends a condition from taking the square of its length.
    private static readonly Regex LeavesOtherwise = Pattern(@"\bif\s*\(\s*([\w.]*\.)?" + AsksNot + @"[^;{]{0,400}\)\s*\{?\s*return\b");
    private static readonly Regex Kept = Pattern(@"\b(var|bool)\s+(?<name>\w+)\s*=\s*(?<value>[^;{}]*)");

    /// <summary>Whether the start of a block lets only such a machine in.</summary>
    public static bool Says(string header) => Condition(header) is { } condition && Asked.IsMatch(condition) && !Negated.IsMatch(condition) && condition.IndexOf("||", StringComparison.Ordinal) < 0;

    /// <summary>Whether the start of a block lets such a machine not in, and every other.</summary>
    public static bool SaysNot(string header) => Condition(header) is { } condition && Negated.IsMatch(condition) && condition.IndexOf("&&", StringComparison.Ordinal) < 0;

    /// <summary>Whether the start of a block asks for anything.</summary>
    public static bool IsCondition(string header) => If.IsMatch(header) || Switch.IsMatch(header) || IsElse(header);

    public static bool IsElse(string header) => Regex.IsMatch(header, @"^\s*else\b(?!\s+if\b)", RegexOptions.CultureInvariant);

    /// <summary>Whether the text before a place returns everywhere else.</summary>
    public static bool Leaves(string before) => LeavesOtherwise.IsMatch(before);

    /// <summary>The variables of a source that keep such an answer, with what they are.</summary>
    public static IReadOnlyList<(string Name, string Value)> Variables(string source) =>
        [.. Kept.Matches(source).Cast<Match>().Select(static match => (match.Groups["name"].Value, match.Groups["value"].Value)).Where(static kept => Asked.IsMatch(kept.Item2) || Negated.IsMatch(kept.Item2))];

    /// <summary>The text with what such variables are in place of their names.</summary>
    public static string Written(string text, IReadOnlyList<(string Name, string Value)> variables) =>
        variables.Count == 0 ? text : Twice.Replace(variables.Aggregate(text, static (written, kept) => Regex.Replace(written, $@"\b(?<!\.){kept.Name}\b(?!\s*=[^=])", $"({kept.Value.Replace("$", "$$")})", RegexOptions.CultureInvariant)), "(");

    private static string? Condition(string header) => If.Match(header) is { Success: true } found ? found.Groups["condition"].Value : null;

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline);
}
