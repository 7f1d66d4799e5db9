using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>What every reader of a section needs.</summary>
internal sealed class ReadContext(SourceTree tree, bool strict, DiagnosticBag diagnostics)
{
    public SourceTree Tree { get; } = tree;

    public bool Strict { get; } = strict;

    public DiagnosticBag Diagnostics { get; } = diagnostics;

    public PathRules Paths { get; } = new PathRules(tree, diagnostics);

    /// <summary>The mapping that a named entry holds; an entry that holds nothing is an empty one.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="what">Its kind: <c>service</c>.</param>
    public MappingReader? Open(MappingEntry entry, string what)
    {
        var name = entry.Key.Text;
        if (!NameRules.IsName(name))
        {
            Diagnostics.Add(ConfigDiagnostics.BadName(entry.Key.Span, $"{(what[0] is 'e' or 'i' ? "an" : "a")} {what}", name, NameRules.Longest));
        }

        switch (entry.Value)
        {
            case MappingNode mapping:
                return new MappingReader(mapping, $"{what} '{name}'", Diagnostics, entry.Key.Span);
            case ScalarNode { IsNull: true }:
                return new MappingReader(new MappingNode([], entry.Key.Span), $"{what} '{name}'", Diagnostics, entry.Key.Span);
            default:
                Diagnostics.Add(DocumentDiagnostics.WrongType(entry.Value.Span, $"The {what} '{name}'", "a mapping", entry.Value.Kind));
                return null;
        }
    }

    /// <summary>A list of names of environment variables, in ordinal order.</summary>
    public IReadOnlyList<string> RequiredEnv(MappingReader reader)
    {
        var written = DistinctTexts(reader, "required_env");
        if (written is null)
        {
            return [];
        }

        var names = new string[written.Count];
        for (var i = 0; i < names.Length; i++)
        {
            CheckVariable(written[i], $"Each item of 'required_env' in {reader.Where}");
            names[i] = written[i].Value;
        }

        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    /// <summary>A list in which nothing may stand twice.</summary>
    public IReadOnlyList<Located<string>>? DistinctTexts(MappingReader reader, string key)
    {
        var texts = reader.Texts(key);
        if (texts is null || texts.Count < 2)
        {
            return texts;
        }

        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Count; i++)
        {
            var text = texts[i];
            if (first.TryGetValue(text.Value, out var other))
            {
                Diagnostics.Add(ConfigDiagnostics.ListedTwice(text.Span, text.Value, $"'{key}' of {reader.Where}", texts[other].Span));
            }
            else
            {
                first.Add(text.Value, i);
            }
        }

        return texts;
    }

    public void CheckVariable(Located<string> text, string what)
    {
        if (!NameRules.IsVariableName(text.Value))
        {
            Diagnostics.Add(ConfigDiagnostics.BadVariableName(text.Span, what, text.Value));
        }
    }

    /// <summary>The texts alone.</summary>
    public static IReadOnlyList<string> Values(IReadOnlyList<Located<string>>? texts)
    {
        if (texts is null || texts.Count == 0)
        {
            return [];
        }

        var values = new string[texts.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = texts[i].Value;
        }

        return values;
    }

    /// <summary>The texts alone, in ordinal order.</summary>
    public static IReadOnlyList<string> SortedValues(IReadOnlyList<Located<string>>? texts)
    {
        if (texts is null || texts.Count == 0)
        {
            return [];
        }

        var values = (string[])Values(texts);
        Array.Sort(values, StringComparer.Ordinal);
        return values;
    }
}
