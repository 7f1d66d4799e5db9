using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>Keys that hold several values, or a section.</summary>
internal sealed partial class ConfigSection
{
    /// <summary>A list of texts, in the order written.</summary>
    public IReadOnlyList<string> Texts(string key, string about, string example)
    {
        statement?.Add(new KeyStatement(key, KeyKind.Texts, about, example));
        return ReadContext.Values(Keys.Texts(key));
    }

    /// <summary>A list of texts that must be there where <c>provider</c> is <paramref name="onlyFor"/>.</summary>
    public IReadOnlyList<Located<string>>? RequiredTexts(string key, string about, string example, string onlyFor)
    {
        statement?.Add(new KeyStatement(key, KeyKind.Texts, about, example) { OnlyFor = onlyFor });
        return Keys.RequiredTexts(key, example);
    }

    /// <summary>A list of texts without duplicates, in ordinal order.</summary>
    public IReadOnlyList<string> TextSet(string key, string about, string example)
    {
        statement?.Add(new KeyStatement(key, KeyKind.TextSet, about, example));
        return ReadContext.SortedValues(context.DistinctTexts(Keys, key));
    }

    /// <summary>A list of image tags, in ordinal order.</summary>
    public IReadOnlyList<string> Tags(string key, string about, string example)
    {
        statement?.Add(new KeyStatement(key, KeyKind.TextSet, about, example));
        var tags = context.DistinctTexts(Keys, key);
        foreach (var tag in tags ?? [])
        {
            if (!ImageRules.IsTag(tag.Value))
            {
                context.Diagnostics.Add(ConfigDiagnostics.BadTag(tag.Span, Where, tag.Value, ImageRules.AboutTags));
            }
        }

        return ReadContext.SortedValues(tags);
    }

    /// <summary>Files, folders and patterns, each in the one form of a path, in ordinal order.</summary>
    public IReadOnlyList<string> Inputs(string about)
    {
        statement?.Add(new KeyStatement("inputs", KeyKind.TextSet, about, "[templates, config/*.json]"));
        var paths = new SortedSet<string>((context.DistinctTexts(Keys, "inputs") ?? []).Select(context.Paths.Input).OfType<string>(), StringComparer.Ordinal);
        return paths.Count == 0 ? [] : [.. paths];
    }

    /// <summary>A list of names without duplicates, in the order written; null if the key is missing.</summary>
    public IReadOnlyList<Located<string>>? Names(string key, string about, string example, string? otherwise = null)
    {
        statement?.Add(new KeyStatement(key, KeyKind.Names, about, example) { Otherwise = otherwise });
        return context.DistinctTexts(Keys, key);
    }

    /// <summary>A list of names of environment variables, in ordinal order.</summary>
    public IReadOnlyList<string> Variables(string key, string about, string example)
    {
        statement?.Add(new KeyStatement(key, KeyKind.Variables, about, example));
        var written = context.DistinctTexts(Keys, key);
        foreach (var name in written ?? [])
        {
            context.CheckVariable(name, $"Each item of '{key}' in {Where}");
        }

        return ReadContext.SortedValues(written);
    }

    /// <summary>The labels that machines must have, in ordinal order; null if the key is missing.</summary>
    public IReadOnlyList<string>? RunsOn(string about, string otherwise)
    {
        const string Key = "runs_on";
        statement?.Add(new KeyStatement(Key, KeyKind.Labels, about, "linux") { MoreExamples = "agent:web-1", Otherwise = otherwise });
        var labels = Keys.Any(Key) is ScalarNode scalar ? [new Located<string>(scalar.Text, scalar.Span)] : context.DistinctTexts(Keys, Key);
        context.CheckLabels(labels ?? [], Where);
        return labels is null ? null : ReadContext.SortedValues(labels);
    }

    /// <summary>A mapping of texts, by key in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs(string key, string about, string example)
    {
        statement?.Add(new KeyStatement(key, KeyKind.Pairs, about, example));
        if (Keys.Node.Find(key)?.Value is MappingNode pairs && pairs.Find("") is { } nameless)
        {
            context.Diagnostics.Add(ConfigDiagnostics.Empty(nameless.Key.Span, $"A name in '{key}' of {Where}", example));
        }

        return Keys.TextPairs(key);
    }

    /// <summary>A mapping with keys of its own; null if it is missing.</summary>
    public ConfigSection? Section(string key, string about, string example) =>
        Nested(key, Keys.Mapping(key, example), statement?.AddSection(new KeyStatement(key, KeyKind.Section, about, example)));

    /// <summary>As <see cref="Section"/>; reports a missing key.</summary>
    public ConfigSection? RequiredSection(string key, string about, string example)
    {
        var nested = statement?.AddSection(new KeyStatement(key, KeyKind.Section, about, example) { IsRequired = true });
        return Nested(key, Keys.RequiredMapping(key, example), nested);
    }

    /// <summary>A mapping of names to sections that <see cref="ReadContext.Open"/> opens.</summary>
    /// <param name="key">The key.</param>
    /// <param name="kind">What each is: <c>service</c>.</param>
    /// <param name="about">What they are for.</param>
    /// <param name="example">What could be written.</param>
    public MappingNode? Entries(string key, string kind, string about, string example)
    {
        statement?.Add(new KeyStatement(key, KeyKind.Entries, about, example) { Section = context.Statement?.Entry(kind) });
        return Keys.Mapping(key, example);
    }

    /// <summary>One section that an environment may overlay, opened once that is done.</summary>
    public MappingNode? OverlaidSection(string key, string about, string example)
    {
        statement?.Add(new KeyStatement(key, KeyKind.Section, about, example) { Section = context.Statement?.Entry(key) });
        return Keys.Mapping(key, example);
    }

    /// <summary>As <see cref="Entries"/>; reports a missing key.</summary>
    public MappingNode? RequiredEntries(string key, string kind, string about, string example)
    {
        statement?.Add(new KeyStatement(key, KeyKind.Entries, about, example) { IsRequired = true, Section = context.Statement?.Entry(kind) });
        return Keys.RequiredMapping(key, example);
    }

    /// <summary>What this environment lays over a section of the top level; null with <paramref name="isRemoved"/> where it takes the whole section away.</summary>
    public MappingNode? Overlay(string key, string example, out bool isRemoved)
    {
        statement?.Add(new KeyStatement(key, KeyKind.Overlay, $"Laid over {key} of the top level: only what differs here.", example));

        // Lines that were commented out leave a key without a value, which must not take anything away.
        isRemoved = Keys.Node.Find(key) is { Value: ScalarNode { IsNull: true, Text.Length: > 0 } };
        return Keys.Mapping(key, example);
    }

    /// <summary>A section of Stagecraft's, whose keys are its own; null if it is missing.</summary>
    public MappingReader? Carried(string key, string about, string example)
    {
        statement?.Add(new KeyStatement(key, KeyKind.Carried, about, example));
        return Keys.Section(key, NameOf(key));
    }

    /// <summary>As <see cref="Carried"/>; reports a missing key.</summary>
    public MappingReader? RequiredCarried(string key, string about, string example)
    {
        statement?.Add(new KeyStatement(key, KeyKind.Carried, about, example) { IsRequired = true });
        return Keys.RequiredSection(key, NameOf(key), example);
    }

    /// <summary>A section that is not looked at.</summary>
    public void Ignored(string key, string about)
    {
        statement?.Add(new KeyStatement(key, KeyKind.Carried, about, "{}"));
        Keys.Accept(key);
    }

    // A section that is described is entered even where it is missing.
    private ConfigSection? Nested(string key, MappingNode? mapping, SectionStatement? described) => mapping is null && described is null ? null
        : new ConfigSection(
            new MappingReader(mapping ?? new MappingNode([], At), NameOf(key), context.Diagnostics, Keys.Node.Find(key)?.Key.Span ?? At), context, described);

    private string NameOf(string key) => Where == RootReader.Where ? $"'{key}'" : $"'{key}' of {Where}";
}
