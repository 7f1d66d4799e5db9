using DeployPlan.Diagnostics;

namespace DeployPlan.Text;

/// <summary>A piece of a YAML or JSON document and where it is. Aliases and merge keys are resolved: an alias is the very node that it names.</summary>
internal abstract class DocumentNode(SourceSpan span)
{
    /// <summary>Where the node is.</summary>
    public SourceSpan Span { get; } = span;

    /// <summary>What to call it in a message: <c>a mapping</c>, <c>a list</c>, <c>text</c> …</summary>
    public abstract string Kind { get; }
}

/// <summary>A scalar. The reader decides its type, as YAML's core schema would.</summary>
internal sealed class ScalarNode(string text, bool isPlain, SourceSpan span) : DocumentNode(span)
{
    /// <summary>The text with quotes and escapes resolved.</summary>
    public string Text { get; } = text;

    /// <summary>Written without quotes, so that it may be a number, a truth value or null.</summary>
    public bool IsPlain { get; } = isPlain;

    /// <summary>Whether it says nothing: empty, <c>~</c> or <c>null</c>, without quotes.</summary>
    public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";

    public override string Kind => IsNull ? "nothing" : $"'{Shortened(Text)}'";

    private static string Shortened(string text) => text.Length <= 40 ? text : text.Substring(0, 40) + "…";
}

/// <summary>A list.</summary>
internal sealed class SequenceNode(IReadOnlyList<DocumentNode> items, SourceSpan span) : DocumentNode(span)
{
    public IReadOnlyList<DocumentNode> Items { get; } = items;

    public override string Kind => "a list";
}

/// <summary>One <c>key: value</c>.</summary>
internal sealed class MappingEntry(ScalarNode key, DocumentNode value)
{
    public ScalarNode Key { get; } = key;

    public DocumentNode Value { get; } = value;
}
