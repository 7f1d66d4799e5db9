using DeployPlan.Exports;
using DeployPlan.Text;

namespace DeployPlan.Tests.Exports;

/// <summary>Texts of a written file, as its engine reads them.</summary>
internal static class Scripts
{
    /// <summary>The first text of a key in the first mapping that has the name, as a key or as a value.</summary>
    public static string First(string file, string name, string key) =>
        In(YamlInput.Read(file)!, name).SelectMany(node => TextsOf(node, key)).First();

    private static IEnumerable<DocumentNode> In(DocumentNode node, string name) => node switch
    {
        MappingNode mapping when mapping.Entries.Any(entry => entry.Value is ScalarNode scalar && scalar.Text == name) => [mapping],
        MappingNode mapping => mapping.Entries.SelectMany(entry => entry.Key.Text == name ? [entry.Value] : In(entry.Value, name)),
        SequenceNode list => list.Items.SelectMany(item => In(item, name)),
        _ => [],
    };

    private static IEnumerable<string> TextsOf(DocumentNode node, string key) => node switch
    {
        MappingNode mapping => mapping.Entries.SelectMany(entry => entry.Key.Text == key && entry.Value is ScalarNode scalar ? [scalar.Text] : TextsOf(entry.Value, key)),
        SequenceNode list => list.Items.SelectMany(item => TextsOf(item, key)),
        _ => [],
    };
}
