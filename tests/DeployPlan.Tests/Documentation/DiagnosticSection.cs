using System.Text.RegularExpressions;

namespace DeployPlan.Tests.Documentation;

/// <summary>What docs/diagnostics.md says about a code.</summary>
internal sealed partial class DiagnosticSection(string code, string text)
{
    private readonly IReadOnlyList<CodeBlock> _blocks = CodeBlock.AllIn(text);

    public string Code => code;

    /// <summary>Anything in fences before the message: the config, the edit of a plan, the command.</summary>
    public string? Example(string language) => _blocks.TakeWhile(block => block.Language != "text").SingleOrDefault(block => block.Language == language)?.Text;

    public string[] Message => _blocks.Single(block => block.Language == "text").Text.TrimEnd('\n').Split('\n');

    /// <summary>The config after the message.</summary>
    public string? Fix => _blocks.SkipWhile(block => block.Language != "text").SingleOrDefault(block => block.Language == "yaml")?.Text;

    public static string Page { get; } = File.ReadAllText(RepositoryFolder.PathOf("docs", "diagnostics.md"));

    public static IReadOnlyList<DiagnosticSection> All { get; } =
        [.. Heading().Split(Page).Skip(1).Chunk(2).Select(part => new DiagnosticSection(part[0], part[1]))];

    [GeneratedRegex(@"^## (DPL\d{4})$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
