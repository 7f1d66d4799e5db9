using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Exports;

/// <summary>A written file in YAML, as an engine would read it.</summary>
internal static class YamlInput
{
    /// <summary>What is in the file; null if it cannot be read, or is not a mapping.</summary>
    public static MappingNode? Read(string text)
    {
        var found = new DiagnosticBag();
        return DocumentReader.Read("", text, "", found) is MappingNode root && !found.HasErrors ? root : null;
    }

    /// <summary>The text of a key; empty if there is none.</summary>
    public static string TextOf(MappingNode node, string key) => node.Find(key)?.Value is ScalarNode scalar ? scalar.Text : "";

    /// <summary>The texts of a list; none if there is no list.</summary>
    public static IReadOnlyList<string> TextsOf(MappingNode node, string key) =>
        node.Find(key)?.Value is SequenceNode list ? [.. list.Items.OfType<ScalarNode>().Select(static item => item.Text)] : [];

    /// <summary>The mappings of a list; none if there is no list.</summary>
    public static IEnumerable<MappingNode> ItemsOf(MappingNode node, string key) => node.Find(key)?.Value is SequenceNode list ? list.Items.OfType<MappingNode>() : [];
}
