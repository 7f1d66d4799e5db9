using System.Text;

namespace DeployPlan.Text;

/// <summary>JSON in the one form in which plans are written.</summary>
/// <param name="output">Takes the bytes.</param>
/// <param name="isIndented">One item per line and two spaces per level; or everything on one line without any space.</param>
internal sealed class JsonOutput(Utf8Output output, bool isIndented)
{
    private int _depth;
    private bool _hasItems;
    private bool _isAfterKey;

    public void OpenObject() => Open('{');

    public void CloseObject() => Close('}');

    public void OpenList() => Open('[');

    public void CloseList() => Close(']');

    public void Key(string name)
    {
        Separate();
        output.Quoted(name);
        output.Put((byte)':');
        if (isIndented)
        {
            output.Put((byte)' ');
        }

        _isAfterKey = true;
    }

    public void Text(string value)
    {
        BeforeValue();
        output.Quoted(value);
    }

    public void Number(int value)
    {
        BeforeValue();
        if (value < 0)
        {
            output.Put((byte)'-');
        }

        output.Digits(value < 0 ? -(long)value : value);
    }

    /// <summary>A value that is already JSON: <c>true</c>, a number.</summary>
    public void Literal(string json)
    {
        BeforeValue();
        output.Ascii(json);
    }

    /// <summary>Any JSON in one line, also with letters beyond ASCII.</summary>
    public void Json(string line)
    {
        BeforeValue();
        foreach (var value in Encoding.UTF8.GetBytes(line))
        {
            output.Put(value);
        }
    }

    public void Text(string key, string value)
    {
        Key(key);
        Text(value);
    }

    /// <summary>Writes nothing if there is no value: a plan has no nulls.</summary>
    public void OptionalText(string key, string? value)
    {
        if (value is not null)
        {
            Text(key, value);
        }
    }

    public void Number(string key, int value)
    {
        Key(key);
        Number(value);
    }

    public void Truth(string key, bool value)
    {
        Key(key);
        Literal(value ? "true" : "false");
    }

    public void Texts(string key, IReadOnlyList<string> values)
    {
        Key(key);
        Texts(values);
    }

    public void Texts(IReadOnlyList<string> values)
    {
        OpenList();
        for (var i = 0; i < values.Count; i++)
        {
            Text(values[i]);
        }

        CloseList();
    }

    /// <summary>A list of objects with <c>key</c> and <c>value</c>.</summary>
    public void Pairs(string key, IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        Key(key);
        OpenList();
        foreach (var pair in pairs)
        {
            OpenObject();
            Text("key", pair.Key);
            Text("value", pair.Value);
            CloseObject();
        }

        CloseList();
    }

    /// <summary>An object of texts.</summary>
    public void Map(string key, IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        Key(key);
        OpenObject();
        foreach (var pair in pairs)
        {
            Text(pair.Key, pair.Value);
        }

        CloseObject();
    }

    public void Data(DataValue data)
    {
        switch (data)
        {
            case DataValue.Text text:
                Text(text.Value);
                break;
            case DataValue.Number number:
                Literal(number.Literal);
                break;
            case DataValue.Truth truth:
                Literal(truth.Value ? "true" : "false");
                break;
            case DataValue.Items items:
                OpenList();
                foreach (var item in items.Values)
                {
                    Data(item);
                }

                CloseList();
                break;
            case DataValue.Entries entries:
                OpenObject();
                foreach (var entry in entries.Values)
                {
                    Key(entry.Key);
                    Data(entry.Value);
                }

                CloseObject();
                break;
            default:
                Literal("null");
                break;
        }
    }

    private void Open(char bracket)
    {
        BeforeValue();
        output.Put((byte)bracket);
        _depth++;
        _hasItems = false;
    }

    private void Close(char bracket)
    {
        _depth--;
        if (_hasItems)
        {
            NewLine();
        }

        output.Put((byte)bracket);
        _hasItems = true;
    }

    private void BeforeValue()
    {
        if (!_isAfterKey && _depth > 0)
        {
            Separate();
        }

        _isAfterKey = false;
        _hasItems = true;
    }

    private void Separate()
    {
        if (_hasItems)
        {
            output.Put((byte)',');
        }

        NewLine();
        _hasItems = true;
    }

    private void NewLine()
    {
        if (isIndented)
        {
            output.NewLine(_depth);
        }
    }
}
