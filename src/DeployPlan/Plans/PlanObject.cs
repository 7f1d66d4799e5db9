using System.Globalization;
using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>
/// Typed access to the keys of one object of a plan. Stricter than a config is read: text is in quotes, numbers are not, nothing is null. Each call reports
/// the problem and returns an empty value for it, so that the reader continues and finds the next problem.
/// </summary>
/// <param name="node">The object.</param>
/// <param name="where">What it is in a message: <c>operation 'build_api'</c>.</param>
/// <param name="diagnostics">Receives the problems.</param>
internal sealed class PlanObject(MappingNode node, string where, DiagnosticBag diagnostics)
{
    private readonly MappingReader _keys = new(node, where, diagnostics);

    public MappingNode Node { get; } = node;

    public string Where { get; } = where;

    public DiagnosticBag Diagnostics { get; } = diagnostics;

    public void ReportUnknownKeys() => _keys.ReportUnknownKeys(strict: true);

    public string What(string key) => $"'{key}' in {Where}";

    /// <summary>The value; null if the key is missing. A null in the text is given back as it is, for its reader to refuse.</summary>
    public DocumentNode? Optional(string key)
    {
        _keys.Accept(key);
        return Node.Find(key)?.Value;
    }

    public DocumentNode? Required(string key, string example)
    {
        var value = Optional(key);
        if (value is null)
        {
            Diagnostics.Add(DocumentDiagnostics.MissingKey(Node.Span, key, Where, example));
        }

        return value;
    }

    /// <summary>Text that is not empty.</summary>
    public string Text(string key) => Required(key, $"\"{key}\": \"…\"") is { } value ? FilledText(value, key) : "";

    public string? OptionalText(string key) => Optional(key) is { } value ? FilledText(value, key) : null;

    /// <summary>The index of the text in <paramref name="choices"/>; -1, reported, where it is none of them.</summary>
    public int Choice(string key, params string[] choices)
    {
        var text = Text(key);
        var index = Array.IndexOf(choices, text);
        if (index < 0 && text.Length > 0)
        {
            var expected = (choices.Length > 1 ? "one of " : "") + $"'{string.Join("', '", choices)}'";
            Diagnostics.Add(PlanReadingDiagnostics.BadValue(SpanOf(key), What(key), expected, text));
        }

        return index;
    }

    public int Number(string key, int least, int most) => Required(key, $"\"{key}\": {least}") is { } value ? WholeNumber(value, key, least, most) : least;

    public int? OptionalNumber(string key, int least, int most) => Optional(key) is { } value ? WholeNumber(value, key, least, most) : null;

    public bool Truth(string key)
    {
        switch (Required(key, $"\"{key}\": true"))
        {
            case ScalarNode { IsPlain: true, Text: "true" }:
                return true;
            case null or ScalarNode { IsPlain: true, Text: "false" }:
                return false;
            case var other:
                WrongType(other, key, "true or false");
                return false;
        }
    }

    public PlanObject? Object(string key, string where)
    {
        switch (Required(key, $"\"{key}\": {{}}"))
        {
            case MappingNode mapping:
                return new PlanObject(mapping, where, Diagnostics);
            case { } other:
                WrongType(other, key, "an object");
                return null;
            default:
                return null;
        }
    }

    public IReadOnlyList<DocumentNode> List(string key)
    {
        switch (Required(key, $"\"{key}\": []"))
        {
            case SequenceNode sequence:
                return sequence.Items;
            case { } other:
                WrongType(other, key, "a list");
                return [];
            default:
                return [];
        }
    }

    /// <summary>The objects of a list; what is none is reported and left out.</summary>
    public IReadOnlyList<PlanObject> Objects(string key)
    {
        var items = List(key);
        var objects = new List<PlanObject>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is MappingNode mapping)
            {
                objects.Add(new PlanObject(mapping, $"item {i + 1} of '{key}' in {Where}", Diagnostics));
            }
            else
            {
                WrongItem(items[i], key, "an object");
            }
        }

        return objects;
    }

    /// <summary>A list of texts in the order written.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        var items = List(key);
        var texts = new string[items.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            if (items[i] is ScalarNode { IsPlain: false } scalar)
            {
                texts[i] = scalar.Text;
            }
            else
            {
                texts[i] = "";
                WrongItem(items[i], key, "text in quotes");
            }
        }

        return texts;
    }

    /// <summary>A list of texts in ordinal order without duplicates.</summary>
    public IReadOnlyList<string> Set(string key)
    {
        var texts = Texts(key);
        var previous = "";
        for (var i = 0; i < texts.Count; i++)
        {
            CheckOrder(key, texts[i], previous, i == 0, ItemSpan(key, i));
            previous = texts[i];
        }

        return texts;
    }

    /// <summary>A list of objects with <c>key</c> and <c>value</c>, by key in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs(string key, out IReadOnlyList<PlanObject> objects)
    {
        objects = Objects(key);
        var pairs = new KeyValuePair<string, string>[objects.Count];
        for (var i = 0; i < pairs.Length; i++)
        {
            var pair = objects[i];
            pairs[i] = new KeyValuePair<string, string>(pair.Text("key"), pair.AnyText("value"));
            CheckOrder(key, pairs[i].Key, i == 0 ? "" : pairs[i - 1].Key, i == 0, pair.SpanOf("key"));
        }

        return pairs;
    }

    /// <summary>An object whose values are texts, by key in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Map(string key)
    {
        if (Object(key, What(key)) is not { } map)
        {
            return [];
        }

        var entries = map.Node.Entries;
        var pairs = new KeyValuePair<string, string>[entries.Count];
        for (var i = 0; i < pairs.Length; i++)
        {
            pairs[i] = new KeyValuePair<string, string>(entries[i].Key.Text, map.AnyText(entries[i].Key.Text));
            CheckOrder(key, pairs[i].Key, i == 0 ? "" : pairs[i - 1].Key, i == 0, entries[i].Key.Span);
        }

        return pairs;
    }

    /// <summary>Reports a value that is out of order.</summary>
    public void CheckOrder(string key, string value, string previous, bool isFirst, SourceSpan at)
    {
        if (!isFirst && string.CompareOrdinal(previous, value) >= 0)
        {
            Diagnostics.Add(PlanReadingDiagnostics.NotSorted(at, What(key), value, previous));
        }
    }

    /// <summary>Where the value of the key is; the object, where there is none.</summary>
    public SourceSpan SpanOf(string key) => SpanOf(Node, key);

    public SourceSpan ItemSpan(string key, int index) => ItemSpan(Node, key, index);

    public static SourceSpan SpanOf(MappingNode node, string key) => node.Find(key)?.Value.Span ?? node.Span;

    public static SourceSpan ItemSpan(MappingNode node, string key, int index) =>
        node.Find(key)?.Value is SequenceNode list && index < list.Items.Count ? list.Items[index].Span : SpanOf(node, key);

    private string AnyText(string key) => Required(key, $"\"{key}\": \"…\"") is { } value ? TextOf(value, key) : "";

    private string FilledText(DocumentNode value, string key)
    {
        if (value is ScalarNode { IsPlain: false, Text: "" })
        {
            WrongType(value, key, "text that is not empty");
        }

        return TextOf(value, key);
    }

    private string TextOf(DocumentNode value, string key)
    {
        if (value is ScalarNode { IsPlain: false } scalar)
        {
            return scalar.Text;
        }

        WrongType(value, key, "text in quotes");
        return "";
    }

    private int WholeNumber(DocumentNode value, string key, int least, int most)
    {
        if (value is ScalarNode { IsPlain: true } scalar
            && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
            && number.ToString(CultureInfo.InvariantCulture) == scalar.Text)
        {
            return number;
        }

        WrongType(value, key, string.Format(CultureInfo.InvariantCulture, "a whole number from {0} to {1} without quotes", least, most));
        return least;
    }

    private void WrongType(DocumentNode found, string key, string expected) =>
        Diagnostics.Add(DocumentDiagnostics.WrongType(found.Span, What(key), expected, found.Kind));

    private void WrongItem(DocumentNode found, string key, string expected) =>
        Diagnostics.Add(DocumentDiagnostics.WrongType(found.Span, $"Each item of {What(key)}", expected, found.Kind));
}
