namespace DeployPlan.Tests.Documentation;

/// <summary>A fenced block of a Markdown text.</summary>
internal sealed record CodeBlock(string Language, string Text)
{
    public static IReadOnlyList<CodeBlock> AllIn(string markdown)
    {
        var blocks = new List<CodeBlock>();
        string? language = null;
        var text = "";
        foreach (var line in markdown.Split('\n'))
        {
            if (!line.StartsWith("```", StringComparison.Ordinal))
            {
                text += language is null ? "" : line + "\n";
            }
            else if (language is null)
            {
                (language, text) = (line[3..], "");
            }
            else
            {
                blocks.Add(new CodeBlock(language, text));
                language = null;
            }
        }

        return blocks;
    }
}
