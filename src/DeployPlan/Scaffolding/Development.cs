using System.Text.RegularExpressions;

namespace DeployPlan.Scaffolding;

/// <summary>Conditions by which a program does something on the machine of a developer only.</summary>
internal static class Development
{
    private const string Asks = @"(\bIsDevelopment\s*\(|\bIsEnvironment\s*\(\s*""Development""|\bEnvironmentName\s*==\s*""Development"")";

    private static readonly Regex If = Pattern(@"\bif\s*\((?<condition>.*)");
    private static readonly Regex Asked = Pattern(Asks);
    private static readonly Regex Negated = Pattern(@"!\s*[\w.]*" + Asks);

    // The limit keeps a source that never ends a condition from taking the square of its length.
    private static readonly Regex LeavesOtherwise = Pattern(@"\bif\s*\(\s*!\s*[\w.]*" + Asks + @"[^;{]{0,400}\)\s*\{?\s*return\b");

    /// <summary>Whether the start of a block lets only such a machine in.</summary>
    public static bool Says(string header) => Condition(header) is { } condition && Asked.IsMatch(condition) && !Negated.IsMatch(condition) && condition.IndexOf("||", StringComparison.Ordinal) < 0;

    /// <summary>Whether the start of a block lets such a machine not in.</summary>
    public static bool SaysNot(string header) => Condition(header) is { } condition && Negated.IsMatch(condition) && condition.IndexOf("&&", StringComparison.Ordinal) < 0;

    public static bool IsElse(string header) => Regex.IsMatch(header, @"^\s*else\b(?!\s+if\b)", RegexOptions.CultureInvariant);

    /// <summary>Whether the text before a place returns everywhere else.</summary>
    public static bool Leaves(string before) => LeavesOtherwise.IsMatch(before);

    private static string? Condition(string header) => If.Match(header) is { Success: true } found ? found.Groups["condition"].Value : null;

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline);
}
