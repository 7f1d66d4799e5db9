namespace DeployPlan.Text;

/// <summary>Looks into documents whose schema is that of others: what is not there, or has another shape, is nothing.</summary>
internal static class NodeLookup
{
    /// <summary>The value of a key, and of a key below it.</summary>
    public static DocumentNode? Get(this DocumentNode? node, params string[] path)
    {
        foreach (var key in path)
        {
            node = (node as MappingNode)?.Find(key)?.Value;
        }

        return node;
    }

    /// <summary>Null if it is not text, or empty.</summary>
    public static string? AsText(this DocumentNode? node) => node is ScalarNode { IsNull: false, Text.Length: > 0 } scalar ? scalar.Text : null;

    public static IReadOnlyList<DocumentNode> AsItems(this DocumentNode? node) => node is SequenceNode list ? list.Items : [];

    public static IReadOnlyList<MappingEntry> AsEntries(this DocumentNode? node) => node is MappingNode mapping ? mapping.Entries : [];

    /// <summary>The texts of a list, or the one text that is there instead.</summary>
    public static IEnumerable<string> AsTexts(this DocumentNode? node) => (node is SequenceNode list ? list.Items.Select(AsText) : [AsText(node)]).OfType<string>();

    /// <summary>The texts of a list, or the keys of a mapping: two ways to write a set.</summary>
    public static IEnumerable<string> AsNames(this DocumentNode? node) => node is MappingNode mapping ? mapping.Entries.Select(static entry => entry.Key.Text) : AsTexts(node);
}
