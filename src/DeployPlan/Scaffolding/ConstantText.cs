using System.Text.RegularExpressions;

namespace DeployPlan.Scaffolding;

/// <summary>Text that a source names by a constant.</summary>
internal static class ConstantText
{
    /// <summary>What the constant holds; null if no source says it.</summary>
    public static string? Of(string name, IEnumerable<CSharpSource> sources)
    {
        var last = name.Substring(name.LastIndexOf('.') + 1);
        var declared = new Regex($@"\bstring\s+{Regex.Escape(last)}\s*(=|=>|{{\s*get;\s*}}\s*=)\s*""(?<text>[^""\\]*)""", RegexOptions.CultureInvariant);
        return sources.Where(source => source.Has(last)).Select(source => declared.Match(source.Text))
            .FirstOrDefault(static match => match.Success)?.Groups["text"].Value;
    }
}
