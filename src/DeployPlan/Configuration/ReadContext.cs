using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>What every reader of a section needs.</summary>
internal sealed class ReadContext(SourceTree tree, bool strict, DiagnosticBag diagnostics, ConfigStatement? statement = null)
{
    public SourceTree Tree { get; } = tree;

    public bool Strict { get; } = strict;

    public DiagnosticBag Diagnostics { get; } = diagnostics;

    /// <summary>Takes what a config may say; null when one is only read.</summary>
    public ConfigStatement? Statement { get; } = statement;

    public PathRules Paths { get; } = new PathRules(tree, diagnostics);

    /// <summary>The section that a named entry holds; an entry that holds nothing is an empty one.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="kind">What it is: <c>service</c>.</param>
    public ConfigSection? Open(MappingEntry entry, string kind) =>
        OpenMapping(entry, kind) is { } keys ? new ConfigSection(keys, this, Statement?.Entry(kind)) : null;

    /// <summary>As <see cref="Open"/>, for an entry of which the keys are not ours.</summary>
    public MappingReader? OpenMapping(MappingEntry entry, string kind)
    {
        var name = entry.Key.Text;
        if (!NameRules.IsName(name))
        {
            Diagnostics.Add(ConfigDiagnostics.BadName(entry.Key.Span, $"{(kind[0] is 'e' or 'i' ? "an" : "a")} {kind}", name, NameRules.Longest));
        }
        else if (WindowsNames.WhyNot(name) is { } why)
        {
            Diagnostics.Add(ConfigDiagnostics.ReservedName(entry.Key.Span, kind, name, why));
        }

        var mapping = entry.Value is ScalarNode { IsNull: true } ? new MappingNode([], entry.Key.Span) : entry.Value as MappingNode;
        if (mapping is null)
        {
            Diagnostics.Add(DocumentDiagnostics.WrongType(entry.Value.Span, $"The {kind} '{name}'", "a mapping", entry.Value.Kind, MeantValue.Mapping(name, ExampleOf(kind, entry.Value))));
            return null;
        }

        return new MappingReader(mapping, $"{kind} '{name}'", Diagnostics, entry.Key.Span);
    }

    private static string ExampleOf(string kind, DocumentNode found) => kind switch
    {
        "environment" => $"{{ driver: {(found is ScalarNode driver && NameRules.IsName(driver.Text) ? driver.Text : "compose")} }}",
        "service" => $"{{ image: {(found is ScalarNode image && ImageRules.WhyNot(image.Text) is null ? image.Text : "shop-api")} }}",
        "database" => "{ connection_env: ORDERS_DB }",
        _ => "{ provider: command, command: [./infra/network.sh] }",
    };

    /// <summary>The backend, which the top level and an environment write.</summary>
    public ConfigSection OpenBackend(MappingEntry entry) =>
        new(new MappingReader((MappingNode)entry.Value, "'backend'", Diagnostics, entry.Key.Span), this, Statement?.Entry("backend"));

    /// <summary>A list without duplicates.</summary>
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
        if (NameRules.IsOwnVariable(text.Value))
        {
            Diagnostics.Add(ConfigDiagnostics.OwnVariable(text.Span, text.Value, NameRules.OwnPrefix));
        }
        else if (!NameRules.IsVariableName(text.Value))
        {
            Diagnostics.Add(ConfigDiagnostics.BadVariableName(text.Span, what, text.Value));
        }
    }

    public void CheckLabels(IReadOnlyList<Located<string>> labels, string where)
    {
        Located<string>? agent = null;
        foreach (var label in labels)
        {
            if (!MachineLabel.IsLabel(label.Value))
            {
                Diagnostics.Add(ConfigDiagnostics.BadLabel(label.Span, where, label.Value, MachineLabel.Rule));
            }
            else if (MachineLabel.IsAgent(label.Value))
            {
                if (agent is { } first)
                {
                    Diagnostics.Add(ConfigDiagnostics.SeveralAgents(label.Span, where, first.Value, label.Value));
                }

                agent = label;
            }
        }
    }

    public void CheckImage(Located<string>? image, string key, string where, Func<string, string?> whyNot)
    {
        if (image is { } written && whyNot(written.Value) is { } why)
        {
            Diagnostics.Add(ConfigDiagnostics.BadImage(written.Span, $"'{key}' in {where}", written.Value, why));
        }
    }

    /// <summary>Reports names that are one on a system that does not tell cases apart.</summary>
    /// <param name="section">The named entries.</param>
    /// <param name="kinds">What they are: <c>services</c>.</param>
    public void CheckCase(MappingNode section, string kinds)
    {
        var byName = new Dictionary<string, MappingEntry>(section.Entries.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var entry in section.Entries)
        {
            if (byName.TryGetValue(entry.Key.Text, out var other))
            {
                Diagnostics.Add(ConfigDiagnostics.NamesDifferInCase(entry.Key.Span, kinds, entry.Key.Text, other.Key.Text, other.Key.Span));
            }
            else
            {
                byName.Add(entry.Key.Text, entry);
            }
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
