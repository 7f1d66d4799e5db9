using System.Text.RegularExpressions;

namespace DeployPlan.Scaffolding;

/// <summary>The path below which a route group, or a branch of the pipeline, maps something.</summary>
internal static class RoutePrefix
{
    private static readonly Regex Group = new(@"\bMapGroup\s*\(\s*(prefix\s*:\s*)?((?<path>[^()]*)\))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    private static readonly Regex Plain = new(@"^[\w./-]*$", RegexOptions.CultureInvariant);
    private static readonly Regex Branch = new(@"\.\s*(Map|MapWhen|UseWhen|MapGroup)\s*\([^;{}]*=>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The prefix for a call of a method of a route builder; empty for none, null if it is not text.</summary>
    /// <param name="source">The source.</param>
    /// <param name="index">Where the name of the method is.</param>
    /// <param name="sources">Where its constants are.</param>
    public static string? Of(CSharpSource source, int index, IReadOnlyList<CSharpSource> sources) => source.Starts(index).Any(static start => Branch.IsMatch(start)) ? null : Before(source, source.Starts(index).First(), sources, []);

    /// <summary>Whether the arguments of a call are a group.</summary>
    public static bool IsGroup(CSharpSource source, string arguments) =>
        arguments.Contains("MapGroup") || arguments.Split(',').Any(argument => Assigned(source, argument.Trim()) is not null);

    private static string? Before(CSharpSource source, string expression, IReadOnlyList<CSharpSource> sources, IReadOnlyList<string> asked)
    {
        var groups = Group.Matches(expression).Cast<Match>().Select(group => ConstantText.Value(group.Groups["path"].Value, sources)).ToList();
        if (groups.Exists(static path => path is null || !Plain.IsMatch(path)))
        {
            return null;
        }

        var own = string.Concat(groups.Select(static path => path!.Trim('/') is { Length: > 0 } own ? "/" + own : ""));
        var root = RootOf(expression);
        return asked.Contains(root) || Assigned(source, root) is not { } value ? own
            : Before(source, value + ".", sources, [.. asked, root]) is { } outer ? outer + own
            : null;
    }

    // What a chain of calls that ends in a dot begins with.
    private static string RootOf(string chain)
    {
        var (depth, start) = (0, chain.Length);
        while (start > 0 && (depth > 0 || chain[start - 1] is '.' or ')' || IsOfName(chain[start - 1]) || char.IsWhiteSpace(chain[start - 1])))
        {
            start--;
            depth += chain[start] switch { ')' => 1, '(' => -1, _ => 0 };
        }

        var words = chain.Substring(start).Split('.', '(')[0].Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words.LastOrDefault() ?? "";
    }

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static string? Assigned(CSharpSource source, string name) => name.Length == 0 || !name.All(IsOfName) ? null
        : Regex.Match(source.Text, $@"\b{name}\s*=(?![=>])\s*(?<value>[^;]*\bMapGroup\b[^;]*)", RegexOptions.CultureInvariant) is { Success: true } match ? match.Groups["value"].Value.Trim() : null;
}
