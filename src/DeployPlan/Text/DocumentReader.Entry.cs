using DeployPlan.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DeployPlan.Text;

/// <content>One value of a large document.</content>
internal sealed partial class DocumentReader
{
    /// <summary>The value of a key of the top level, without a look at what follows it; null where that is not certain, or there is none: then the whole says it, or what is wrong with it.</summary>
    /// <param name="file">The path to show.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="key">The key.</param>
    public static DocumentNode? ReadEntry(string file, string text, string key)
    {
        var diagnostics = new DiagnosticBag();
        var reader = new DocumentReader(file, text, DeepestNesting, diagnostics, []);
        try
        {
            return MergeConflict.In(file, text) is null && reader.FindEntry(key) is { } found && !diagnostics.HasErrors ? found : null;
        }
        catch (Exception e) when (e is DocumentException or YamlException)
        {
            return null;
        }
    }

    private DocumentNode? FindEntry(string key)
    {
        Advance();
        Advance();
        if (_parser.Current is not DocumentStart || Next() is not MappingStart)
        {
            return null;
        }

        while (Next() is not MappingEnd)
        {
            // What is merged may have the key as well.
            if (ReadNode(out _) is not ScalarNode name || name is { IsPlain: true, Text: "<<" })
            {
                return null;
            }

            Next();
            var value = ReadNode(out _);
            if (name.Text == key)
            {
                return value;
            }
        }

        return null;
    }
}
