namespace DeployPlan.Text;

/// <summary>Reads fields from data that this product has written itself, without a word about what is missing or of another kind: that keeps the value that it has.</summary>
internal sealed class DataForm(DataValue.Entries data) : Form
{
    private readonly Stack<DataValue.Entries> _outer = new();
    private readonly Stack<IReadOnlyList<DataValue>> _lists = new();
    private DataValue.Entries _data = data;

    protected override bool IsReader => true;

    public override string Text(string name, string value, TextKind kind, string about, string? item = null) => TextOf(name) ?? value;

    public override string? OptionalText(string name, string? value, TextKind kind, string about, string? item = null) => TextOf(name) ?? value;

    public override string Choice(string name, string value, string[] choices, string about, string? item = null) => TextOf(name) ?? value;

    public override string? OptionalChoice(string name, string? value, string[] choices, string about, string? item = null) => TextOf(name) ?? value;

    public override int Number(string name, int value, int least, int most, string about, string? item = null) => NumberOf(name) ?? value;

    public override int? OptionalNumber(string name, int? value, int least, int most, string about, string? item = null) => NumberOf(name) ?? value;

    public override bool Truth(string name, bool value, string about, string? item = null) => Find(name) is DataValue.Truth truth ? truth.Value : value;

    public override IReadOnlyList<string> Texts(string name, IReadOnlyList<string> values, TextKind kind, string about, string? item = null) =>
        Find(name) is DataValue.Items items ? [.. items.Values.OfType<DataValue.Text>().Select(static text => text.Value)] : values;

    public override IReadOnlyList<string> Set(string name, IReadOnlyList<string> values, TextKind kind, string about, string? item = null) => Texts(name, values, kind, about);

    public override IReadOnlyList<KeyValuePair<string, string>> Pairs(string name, IReadOnlyList<KeyValuePair<string, string>> values, string about) =>
        Find(name) is DataValue.Items items
            ? [.. items.Values.OfType<DataValue.Entries>().Select(static pair => new KeyValuePair<string, string>(pair.TextOf("key") ?? "", pair.TextOf("value") ?? ""))]
            : values;

    public override IReadOnlyList<KeyValuePair<string, string>> Map(string name, IReadOnlyList<KeyValuePair<string, string>> values, string about) =>
        Find(name) is DataValue.Entries entries
            ? [.. entries.Values.Select(static entry => new KeyValuePair<string, string>(entry.Key, entry.Value is DataValue.Text text ? text.Value : ""))]
            : values;

    public override DataValue.Entries Data(string name, DataValue.Entries value, string about) => Find(name) as DataValue.Entries ?? value;

    public override bool Open(string name, string about)
    {
        if (Find(name) is not DataValue.Entries inner)
        {
            return false;
        }

        _outer.Push(_data);
        _data = inner;
        return true;
    }

    public override void Close() => _data = _outer.Pop();

    protected override bool IsThere(string name, bool hasValue) => Find(name) is not null;

    protected override int OpenList(string name, int count, string about)
    {
        _lists.Push(Find(name) is DataValue.Items items ? [.. items.Values.Where(static item => item is DataValue.Entries)] : []);
        return _lists.Peek().Count;
    }

    protected override bool NextItem(int index, int count)
    {
        if (index == count)
        {
            return false;
        }

        _outer.Push(_data);
        _data = (DataValue.Entries)_lists.Peek()[index];
        return true;
    }

    protected override void CloseList() => _lists.Pop();

    private DataValue? Find(string name) => _data.Find(name);

    private string? TextOf(string name) => _data.TextOf(name);

    private int? NumberOf(string name) => Find(name) is DataValue.Number number && number.ToInt() is { } value ? value : null;
}
