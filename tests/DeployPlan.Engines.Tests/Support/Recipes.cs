using System.Text.RegularExpressions;

namespace DeployPlan.Engines.Tests.Support;

/// <summary>The files that docs tell people to copy.</summary>
internal static partial class Recipes
{
    /// <summary>The recipe for an engine in docs/ci.md, and the same one with the trigger that docs name for tags.</summary>
    /// <param name="engine">The heading of its section.</param>
    /// <param name="place">Where that trigger belongs in the recipe: a text of it.</param>
    /// <param name="trigger">How the trigger begins.</param>
    /// <param name="with">What takes the place, given the trigger.</param>
    public static IReadOnlyList<string> Of(string engine, string place, string trigger, Func<string, string> with)
    {
        var page = Page("ci.md");
        var recipe = Blocks(Section(page, engine)).Single();
        var forTags = Code().Matches(Section(page, "Tags, containers, runners that are thrown away")).Select(static match => match.Groups[1].Value)
            .Single(code => code.StartsWith(trigger, StringComparison.Ordinal) && code.Contains("tag", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(place, recipe);
        return [recipe, recipe.Replace(place, with(forTags), StringComparison.Ordinal)];
    }

    /// <summary>The files in a section of docs/exports.md that start an export: those that are not one themselves.</summary>
    public static IReadOnlyList<string> OfExports(string engine) => [.. Blocks(Section(Page("exports.md"), engine)).Where(static block => !block.StartsWith("# Written by", StringComparison.Ordinal))];

    private static string Page(string name) => File.ReadAllText(Path.Combine(Repository.Root, "docs", name));

    private static string Section(string page, string heading)
    {
        var section = page[(page.IndexOf($"\n## {heading}\n", StringComparison.Ordinal) + 1)..];
        return section.IndexOf("\n## ", StringComparison.Ordinal) is > 0 and var end ? section[..end] : section;
    }

    private static IEnumerable<string> Blocks(string section) => Fenced().Matches(section).Select(static match => match.Groups[1].Value);

    [GeneratedRegex("^```yaml\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Code();
}
