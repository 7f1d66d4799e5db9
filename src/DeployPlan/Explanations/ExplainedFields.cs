using System.Globalization;
using DeployPlan.Text;

namespace DeployPlan.Explanations;

/// <summary>Lists the fields of inputs with what set each. What has no value is not listed; the items of a list of objects have the name of the list.</summary>
/// <param name="values">Takes them.</param>
/// <param name="origins">What set a field, by its name.</param>
internal sealed class ExplainedFields(ValueList values, Func<string, ValueOrigin> origins) : Form
{
    private readonly Stack<string> _outer = new();
    private string _prefix = "";

    protected override bool IsReader => false;

    public override string Text(string name, string value, TextKind kind, string about, string? item = null)
    {
        Add(name, value);
        return value;
    }

    public override string? OptionalText(string name, string? value, TextKind kind, string about, string? item = null)
    {
        Add(name, value);
        return value;
    }

    public override string Choice(string name, string value, string[] choices, string about, string? item = null)
    {
        Add(name, value);
        return value;
    }

    public override string? OptionalChoice(string name, string? value, string[] choices, string about, string? item = null)
    {
        Add(name, value);
        return value;
    }

    public override int Number(string name, int value, int least, int most, string about, string? item = null)
    {
        Add(name, value.ToString(CultureInfo.InvariantCulture));
        return value;
    }

    public override int? OptionalNumber(string name, int? value, int least, int most, string about, string? item = null)
    {
        Add(name, value?.ToString(CultureInfo.InvariantCulture));
        return value;
    }

    public override bool Truth(string name, bool value, string about, string? item = null)
    {
        Add(name, value ? "true" : "false");
        return value;
    }

    public override IReadOnlyList<string> Texts(string name, IReadOnlyList<string> values, TextKind kind, string about, string? item = null)
    {
        Add(name, JsonLine.Of(values));
        return values;
    }

    public override IReadOnlyList<string> Set(string name, IReadOnlyList<string> values, TextKind kind, string about, string? item = null) => Texts(name, values, kind, about);

    public override IReadOnlyList<KeyValuePair<string, string>> Pairs(string name, IReadOnlyList<KeyValuePair<string, string>> pairs, string about)
    {
        values.AddPairs(_prefix + name, pairs, origins(_prefix + name));
        return pairs;
    }

    public override IReadOnlyList<KeyValuePair<string, string>> Map(string name, IReadOnlyList<KeyValuePair<string, string>> pairs, string about) => Pairs(name, pairs, about);

    // Explained by the keys that are written, each with its place.
    public override DataValue.Entries Data(string name, DataValue.Entries value, string about) => value;

    public override bool Open(string name, string about)
    {
        _outer.Push(_prefix);
        _prefix += name + ".";
        return true;
    }

    public override void Close() => _prefix = _outer.Pop();

    protected override int OpenList(string name, int count, string about)
    {
        if (count == 0)
        {
            Add(name, "[]");
        }

        _outer.Push(_prefix);
        _prefix += name + ".";
        return count;
    }

    protected override bool NextItem(int index, int count)
    {
        if (index == count)
        {
            return false;
        }

        _outer.Push(_prefix);
        return true;
    }

    protected override void CloseList() => _prefix = _outer.Pop();

    private void Add(string name, string? value)
    {
        if (value is not null)
        {
            values.Add(_prefix + name, value, origins(_prefix + name));
        }
    }
}
