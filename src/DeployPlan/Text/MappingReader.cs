using System.Globalization;
using DeployPlan.Diagnostics;

namespace DeployPlan.Text;

/// <summary>
/// Typed access to the keys of one mapping. Each call reports the problems of its key and returns null (or nothing) for it, so that a reader continues and
/// finds the next problem. A key whose value is null counts as missing.
/// </summary>
/// <param name="node">The mapping.</param>
/// <param name="where">What it is in a message: <c>database 'orders'</c>.</param>
/// <param name="diagnostics">Receives the problems.</param>
/// <param name="at">Where a missing key is reported: the key that holds the mapping; null for the start of the mapping.</param>
internal sealed class MappingReader(MappingNode node, string where, DiagnosticBag diagnostics, SourceSpan? at = null)
{
    private readonly List<string> _known = new(8);

    public MappingNode Node { get; } = node;

    public string Where { get; } = where;

    /// <summary>Where to report what is missing.</summary>
    public SourceSpan At { get; } = at ?? node.Span.AtStart();

    /// <summary>The value unchanged; null if the key is missing or null.</summary>
    public DocumentNode? Any(string key) => Entry(key)?.Value;

    /// <summary>The entry, for callers that need the position of the key; null if the key is missing or its value null.</summary>
    public MappingEntry? Entry(string key)
    {
        _known.Add(key);
        return Node.Find(key) is { Value: not ScalarNode { IsNull: true } } entry ? entry : null;
    }

    public Located<string>? Text(string key) => Any(key) switch
    {
        null => null,
        ScalarNode scalar => new Located<string>(scalar.Text, scalar.Span),
        var other => WrongType<Located<string>?>(other, key, "text", MeantValue.Text(other)),
    };

    /// <summary>As <see cref="Text"/>; reports the key as missing, with an example of its value, where it is missing or empty.</summary>
    public Located<string>? RequiredText(string key, string example) => Any(key) is null or ScalarNode { Text: "" } ? Missing<Located<string>?>(key, example) : Text(key);

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public Located<int>? WholeNumber(string key, int least, int most)
    {
        var value = Any(key);
        if (value is null)
        {
            return null;
        }

        if (value is ScalarNode { IsPlain: true } scalar
            && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
        {
            return new Located<int>(number, scalar.Span);
        }

        return WrongType<Located<int>?>(value, key, string.Format(CultureInfo.InvariantCulture, "a whole number from {0} to {1}", least, most), MeantValue.Number(value, least, most));
    }

    public Located<bool>? Truth(string key) => Any(key) switch
    {
        null => null,
        ScalarNode { IsPlain: true, Text: "true" or "True" or "TRUE" } yes => new Located<bool>(true, yes.Span),
        ScalarNode { IsPlain: true, Text: "false" or "False" or "FALSE" } no => new Located<bool>(false, no.Span),
        var other => WrongType<Located<bool>?>(other, key, "true or false", MeantValue.Truth(other)),
    };

    /// <param name="key">The key.</param>
    /// <param name="example">What could be in it, for a message; empty for what has any keys.</param>
    public MappingNode? Mapping(string key, string example = "") => Any(key) switch
    {
        null => null,
        MappingNode mapping => mapping,
        var other => WrongType<MappingNode?>(other, key, "a mapping", MeantValue.Mapping(key, example)),
    };

    /// <summary>The mapping of a key, to be read the same way; null if the key is missing.</summary>
    /// <param name="key">The key.</param>
    /// <param name="name">What it is in a message: <c>'build' of service 'api'</c>.</param>
    public MappingReader? Section(string key, string name) =>
        Opened(key, name, Mapping(key));

    private MappingReader? Opened(string key, string name, MappingNode? found) =>
        found is { } mapping ? new MappingReader(mapping, name, diagnostics, Node.Find(key)!.Key.Span) : null;

    /// <summary>A mapping of texts, by key in ordinal order; nothing where the key is missing.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> TextPairs(string key)
    {
        if (Mapping(key) is not { } mapping)
        {
            return [];
        }

        var pairs = new List<KeyValuePair<string, string>>(mapping.Entries.Count);
        foreach (var entry in mapping.SortedEntries())
        {
            if (entry.Value is ScalarNode scalar)
            {
                pairs.Add(new KeyValuePair<string, string>(entry.Key.Text, scalar.IsNull ? "" : scalar.Text));
            }
            else
            {
                diagnostics.Add(DocumentDiagnostics.WrongType(entry.Value.Span, $"'{entry.Key.Text}' in '{key}' of {Where}", "text", entry.Value.Kind, MeantValue.Text(entry.Value)));
            }
        }

        return pairs;
    }

    public SequenceNode? Sequence(string key) => Any(key) switch
    {
        null => null,
        SequenceNode sequence => sequence,
        var other => WrongType<SequenceNode?>(other, key, "a list", MeantValue.List(other, isCommand: key is "command" or "args")),
    };

    /// <summary>A list of texts in the order written; null if the key is missing. An item of another kind is reported and left out.</summary>
    public IReadOnlyList<Located<string>>? Texts(string key)
    {
        if (Sequence(key) is not { } sequence)
        {
            return null;
        }

        var texts = new List<Located<string>>(sequence.Items.Count);
        foreach (var item in sequence.Items)
        {
            if (item is ScalarNode { IsNull: false } scalar)
            {
                texts.Add(new Located<string>(scalar.Text, scalar.Span));
            }
            else
            {
                diagnostics.Add(DocumentDiagnostics.WrongType(item.Span, $"Each item of '{key}' in {Where}", "text", item.Kind, item is ScalarNode ? "; write it, or remove the item" : MeantValue.Text(item)));
            }
        }

        return texts;
    }

    /// <summary>As <see cref="Texts"/>; reports a missing key or an empty list.</summary>
    public IReadOnlyList<Located<string>>? RequiredTexts(string key, string example) =>
        Any(key) is null or SequenceNode { Items.Count: 0 } ? Missing<IReadOnlyList<Located<string>>?>(key, example) : Texts(key);

    /// <summary>As <see cref="Mapping"/>; reports a missing key.</summary>
    public MappingNode? RequiredMapping(string key, string example) => Any(key) is null ? Missing<MappingNode?>(key, example) : Mapping(key, example);

    /// <summary>As <see cref="Section"/>; reports a missing key.</summary>
    public MappingReader? RequiredSection(string key, string name, string example) => Any(key) is null ? Missing<MappingReader?>(key, example) : Opened(key, name, Mapping(key, example));

    /// <summary>The keys that were asked for.</summary>
    public IReadOnlyCollection<string> KnownKeys => _known;

    /// <summary>Whether the key was asked for.</summary>
    public bool Knows(string key) => _known.Contains(key);

    /// <summary>Marks a key as known that is read elsewhere, or carried without being read.</summary>
    public void Accept(string key) => _known.Add(key);

    /// <summary>Reports every key that was not read.</summary>
    public void ReportUnknownKeys(bool strict)
    {
        foreach (var entry in Node.Entries)
        {
            if (!Knows(entry.Key.Text))
            {
                diagnostics.Add(DocumentDiagnostics.UnknownKey(entry.Key.Span, entry.Key.Text, Where, strict, _known));
            }
        }
    }

    private T? Missing<T>(string key, string example)
    {
        var nearly = NearestName.Of(key, Node.Entries.Select(static entry => entry.Key.Text).Where(name => !Knows(name)));
        var at = nearly is null ? At : Node.Entries.First(entry => entry.Key.Text == nearly).Key.Span;
        diagnostics.Add(DocumentDiagnostics.MissingKey(at, key, Where, $"{key}: {example}", nearly ?? ""));
        return default;
    }

    private T? WrongType<T>(DocumentNode found, string key, string expected, string instead = "")
    {
        diagnostics.Add(DocumentDiagnostics.WrongType(found.Span, $"'{key}' in {Where}", expected, found.Kind, instead));
        return default;
    }
}
