namespace DeployPlan.Text;

/// <summary>Writes fields as JSON. What has no value is left out: no document holds a null.</summary>
/// <param name="json">Takes them.</param>
/// <param name="minor">The minor version of the format to write.</param>
internal sealed class FormWriter(JsonOutput json, int minor = int.MaxValue) : Form
{
    public override int Minor => minor;

    protected override bool IsReader => false;

    /// <summary>The fields as an object in one line.</summary>
    public static string ToLine<T>(T value, Func<Form, T, T> fields)
        where T : class =>
        JsonLine.Of(json =>
        {
            json.OpenObject();
            fields(new FormWriter(json), value);
            json.CloseObject();
        });

    public override string Text(string name, string value, TextKind kind, string about, string? item = null)
    {
        json.Text(name, value);
        return value;
    }

    public override string? OptionalText(string name, string? value, TextKind kind, string about, string? item = null)
    {
        json.OptionalText(name, value);
        return value;
    }

    public override string Choice(string name, string value, string[] choices, string about, string? item = null)
    {
        json.Text(name, value);
        return value;
    }

    public override string? OptionalChoice(string name, string? value, string[] choices, string about, string? item = null)
    {
        json.OptionalText(name, value);
        return value;
    }

    public override int Number(string name, int value, int least, int most, string about, string? item = null)
    {
        json.Number(name, value);
        return value;
    }

    public override int? OptionalNumber(string name, int? value, int least, int most, string about, string? item = null)
    {
        if (value is { } number)
        {
            json.Number(name, number);
        }

        return value;
    }

    public override bool Truth(string name, bool value, string about, string? item = null)
    {
        json.Truth(name, value);
        return value;
    }

    public override IReadOnlyList<string> Texts(string name, IReadOnlyList<string> values, TextKind kind, string about, string? item = null)
    {
        json.Texts(name, values);
        return values;
    }

    public override IReadOnlyList<string> Set(string name, IReadOnlyList<string> values, TextKind kind, string about, string? item = null)
    {
        json.Texts(name, values);
        return values;
    }

    public override IReadOnlyList<KeyValuePair<string, string>> Pairs(string name, IReadOnlyList<KeyValuePair<string, string>> values, string about)
    {
        json.Pairs(name, values);
        return values;
    }

    public override IReadOnlyList<KeyValuePair<string, string>> Map(string name, IReadOnlyList<KeyValuePair<string, string>> values, string about)
    {
        json.Map(name, values);
        return values;
    }

    public override DataValue.Entries Data(string name, DataValue.Entries value, string about)
    {
        json.Key(name);
        json.Data(value);
        return value;
    }

    public override bool Open(string name, string about)
    {
        json.Key(name);
        json.OpenObject();
        return true;
    }

    public override void Close() => json.CloseObject();

    protected override int OpenList(string name, int count, string about)
    {
        json.Key(name);
        json.OpenList();
        return count;
    }

    protected override bool NextItem(int index, int count)
    {
        if (index == count)
        {
            return false;
        }

        json.OpenObject();
        return true;
    }

    protected override void CloseList() => json.CloseList();
}
