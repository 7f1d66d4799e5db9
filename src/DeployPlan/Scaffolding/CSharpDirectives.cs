using System.Text.RegularExpressions;

namespace DeployPlan.Scaffolding;

/// <summary>The directives <c>#if</c> of C#.</summary>
internal static class CSharpDirectives
{
    private static readonly Regex Directive = new(@"^[ \t]*#[ \t]*(?<word>if|elif|else|endif)\b[ \t]*(?<condition>[^\r\n]*)", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.ExplicitCapture);

    /// <summary>Which builds have what follows the text.</summary>
    public static Reach After(string before)
    {
        var around = new Stack<string>();
        foreach (Match match in Directive.Matches(before))
        {
            var word = match.Groups["word"].Value;
            var other = word != "if" && around.Count > 0 ? around.Pop() : "";
            if (word != "endif")
            {
                around.Push(word == "else" ? Negated(other) : match.Groups["condition"].Value.Trim());
            }
        }

        return around.Select(Of).DefaultIfEmpty(Reach.Always).Min();
    }

    private static string Negated(string condition) => condition switch
    {
        "DEBUG" => "!DEBUG",
        "!DEBUG" => "DEBUG",
        _ => "!(" + condition + ")",
    };

    private static Reach Of(string condition) => condition switch
    {
        "DEBUG" => Reach.InDebug,
        "!DEBUG" or "RELEASE" => Reach.Always,
        _ => Reach.Sometimes,
    };
}
