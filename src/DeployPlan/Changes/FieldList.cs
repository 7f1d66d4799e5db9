using System.Globalization;
using System.Text;
using DeployPlan.Text;

namespace DeployPlan.Changes;

/// <summary>
/// Lists fields as names and values in one line of JSON: <c>inputs.rollout.mode</c> is <c>"serial"</c>. Objects are opened, and lists of objects too: pairs by their
/// key, anything else by its number. Every other list is one value, because people write it as one.
/// </summary>
/// <param name="except">Top-level fields to leave out.</param>
internal sealed class FieldList(params string[] except) : Form
{
    private readonly Stack<string> _outer = new();
    private readonly Stack<string> _lists = new();
    private readonly List<KeyValuePair<string, string>> _fields = [];
    private string _path = "";

    protected override bool IsReader => false;

    /// <summary>The fields of a value.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of<T>(T value, Func<Form, T, T> fields, params string[] except)
        where T : class
    {
        var list = new FieldList(except);
        fields(list, value);
        return list._fields;
    }

    public override string Text(string name, string value, TextKind kind, string about, string? item = null)
    {
        Add(name, JsonLine.Of(value));
        return value;
    }

    public override string? OptionalText(string name, string? value, TextKind kind, string about, string? item = null)
    {
        if (value is not null)
        {
            Add(name, JsonLine.Of(value));
        }

        return value;
    }

    public override string Choice(string name, string value, string[] choices, string about, string? item = null) => Text(name, value, TextKind.Any, about);

    public override string? OptionalChoice(string name, string? value, string[] choices, string about, string? item = null) => OptionalText(name, value, TextKind.Any, about);

    public override int Number(string name, int value, int least, int most, string about, string? item = null)
    {
        Add(name, value.ToString(CultureInfo.InvariantCulture));
        return value;
    }

    public override int? OptionalNumber(string name, int? value, int least, int most, string about, string? item = null) =>
        value is { } number ? Number(name, number, least, most, about) : null;

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

    public override IReadOnlyList<KeyValuePair<string, string>> Pairs(string name, IReadOnlyList<KeyValuePair<string, string>> values, string about)
    {
        AddIfEmpty(values.Count, name, "[]");
        foreach (var pair in values)
        {
            AddAt($"{PathOf(name)}[{JsonLine.Of(pair.Key)}]", JsonLine.Of(pair.Value));
        }

        return values;
    }

    public override IReadOnlyList<KeyValuePair<string, string>> Map(string name, IReadOnlyList<KeyValuePair<string, string>> values, string about)
    {
        AddIfEmpty(values.Count, name, "{}");
        foreach (var pair in values)
        {
            AddAt(Below(PathOf(name), pair.Key), JsonLine.Of(pair.Value));
        }

        return values;
    }

    public override DataValue.Entries Data(string name, DataValue.Entries value, string about)
    {
        AddData(PathOf(name), value);
        return value;
    }

    public override bool Open(string name, string about)
    {
        if (IsLeftOut(PathOf(name)))
        {
            return false;
        }

        _outer.Push(_path);
        _path = PathOf(name);
        return true;
    }

    public override void Close() => _path = _outer.Pop();

    protected override int OpenList(string name, int count, string about)
    {
        AddIfEmpty(count, name, "[]");
        _lists.Push(PathOf(name));
        return IsLeftOut(PathOf(name)) ? 0 : count;
    }

    protected override bool NextItem(int index, int count)
    {
        if (index == count)
        {
            return false;
        }

        _outer.Push(_path);
        _path = string.Format(CultureInfo.InvariantCulture, "{0}[{1}]", _lists.Peek(), index);
        return true;
    }

    protected override void CloseList() => _lists.Pop();

    private void Add(string name, string json) => AddAt(PathOf(name), json);

    private void AddIfEmpty(int count, string name, string json)
    {
        if (count == 0)
        {
            Add(name, json);
        }
    }

    private void AddAt(string path, string json)
    {
        if (!IsLeftOut(path))
        {
            _fields.Add(new KeyValuePair<string, string>(path, json));
        }
    }

    private bool IsLeftOut(string path) => Array.IndexOf(except, path) >= 0;

    private void AddData(string path, DataValue data)
    {
        switch (data)
        {
            case DataValue.Entries { Values.Count: > 0 } entries:
                foreach (var entry in entries.Values)
                {
                    AddData(Below(path, entry.Key), entry.Value);
                }

                break;
            case DataValue.Items { Values: [DataValue.Entries { Values.Count: > 0 }, ..] } items:
                AddItems(path, items.Values);
                break;
            default:
                AddAt(path, JsonLine.Of(data));
                break;
        }
    }

    private void AddItems(string path, IReadOnlyList<DataValue> items)
    {
        var arePairs = items.All(static item => item is DataValue.Entries { Values: [{ Key: "key" }, { Key: "value" }] });
        for (var i = 0; i < items.Count; i++)
        {
            if (arePairs)
            {
                var pair = ((DataValue.Entries)items[i]).Values;
                AddAt($"{path}[{JsonLine.Of(pair[0].Value)}]", JsonLine.Of(pair[1].Value));
            }
            else
            {
                AddData(string.Format(CultureInfo.InvariantCulture, "{0}[{1}]", path, i), items[i]);
            }
        }
    }

    private string PathOf(string name) => _path.Length == 0 ? name : _path + "." + name;

    private static string Below(string path, string key)
    {
        foreach (var c in key)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-'))
            {
                return path + "." + JsonLine.Of(key);
            }
        }

        return path + "." + key;
    }
}
