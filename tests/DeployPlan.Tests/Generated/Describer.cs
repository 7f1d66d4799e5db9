using System.Text.Json.Nodes;
using DeployPlan.Text;

namespace DeployPlan.Tests.Generated;

/// <summary>Describes fields; the values that it is given are examples.</summary>
internal sealed class Describer : Form
{
    private readonly Stack<FieldGroup> _groups = new([new FieldGroup()]);
    private bool _isOptional;
    private int _since;

    protected override bool IsReader => false;

    public static FieldGroup Describe<T>(T example, Func<Form, T, T> fields)
        where T : class
    {
        var describer = new Describer();
        fields(describer, example);
        return describer._groups.Peek();
    }

    public override bool Has(int minor)
    {
        _since = minor;
        return true;
    }

    public override string Text(string name, string value, TextKind kind, string about, string? item = null)
    {
        Add(new Field(name, "text", about) { Text = kind, Example = value });
        return value;
    }

    public override string? OptionalText(string name, string? value, TextKind kind, string about, string? item = null)
    {
        Add(new Field(name, "text", about) { Text = kind, Example = value, IsOptional = true });
        return value;
    }

    public override string Choice(string name, string value, string[] choices, string about, string? item = null)
    {
        Add(new Field(name, "choice", about) { Choices = choices, Example = value });
        return value;
    }

    public override string? OptionalChoice(string name, string? value, string[] choices, string about, string? item = null)
    {
        Add(new Field(name, "choice", about) { Choices = choices, Example = value, IsOptional = true });
        return value;
    }

    public override int Number(string name, int value, int least, int most, string about, string? item = null)
    {
        Add(new Field(name, "number", about) { Least = least, Most = most, Example = value });
        return value;
    }

    public override int? OptionalNumber(string name, int? value, int least, int most, string about, string? item = null)
    {
        Add(new Field(name, "number", about) { Least = least, Most = most, Example = value, IsOptional = true });
        return value;
    }

    public override bool Truth(string name, bool value, string about, string? item = null)
    {
        Add(new Field(name, "truth", about) { Example = value });
        return value;
    }

    public override bool? OptionalTruth(string name, bool? value, string about, string? item = null)
    {
        Add(new Field(name, "truth", about) { IsOptional = true, Example = value });
        return value;
    }

    public override IReadOnlyList<string> Texts(string name, IReadOnlyList<string> values, TextKind kind, string about, string? item = null)
    {
        Add(new Field(name, "list", about) { Text = kind, Example = ToJson(values) });
        return values;
    }

    public override IReadOnlyList<string> Set(string name, IReadOnlyList<string> values, TextKind kind, string about, string? item = null)
    {
        Add(new Field(name, "set", about) { Text = kind, Example = ToJson(values) });
        return values;
    }

    public override IReadOnlyList<KeyValuePair<string, string>> Pairs(string name, IReadOnlyList<KeyValuePair<string, string>> values, string about)
    {
        Add(new Field(name, "pairs", about) { Example = new JsonArray([.. values.Select(pair => new JsonObject { ["key"] = pair.Key, ["value"] = pair.Value })]) });
        return values;
    }

    public override IReadOnlyList<KeyValuePair<string, string>> Map(string name, IReadOnlyList<KeyValuePair<string, string>> values, string about)
    {
        Add(new Field(name, "map", about) { Example = new JsonObject(values.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))) });
        return values;
    }

    public override DataValue.Entries Data(string name, DataValue.Entries value, string about)
    {
        Add(new Field(name, "data", about) { Example = JsonNode.Parse(JsonLine.Of(value)) });
        return value;
    }

    public override bool Open(string name, string about)
    {
        var field = new Field(name, "object", about);
        Add(field);
        _groups.Push(field.Inner);
        return true;
    }

    public override void Close() => _groups.Pop();

    public override void Together(string name, string other) => _groups.Peek().Together.Add((name, other));

    public override void NotBoth(string name, string other, bool areBoth, string instead) => _groups.Peek().NotBoth.Add((name, other));

    protected override bool IsThere(string name, bool hasValue)
    {
        _isOptional = hasValue;
        return hasValue;
    }

    protected override int OpenList(string name, int count, string about)
    {
        Add(new Field(name, "objects", about));
        return Math.Min(1, count);
    }

    protected override bool NextItem(int index, int count)
    {
        if (index == count)
        {
            return false;
        }

        _groups.Push(_groups.Peek().Fields[^1].Inner);
        return true;
    }

    protected override void CloseList()
    {
    }

    // What comes after "only together" is optional.
    private void Add(Field field)
    {
        field.IsOptional |= _isOptional || _groups.Peek().Together.Any(pair => pair.Other == field.Name);
        (field.Since, _since, _isOptional) = (_since, 0, false);
        _groups.Peek().Fields.Add(field);
    }

    private static JsonArray ToJson(IReadOnlyList<string> values) => new([.. values.Select(value => (JsonNode)value)]);
}
