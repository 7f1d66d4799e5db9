using System.Globalization;
using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>Collects fields as item metadata. Fields without a value are left out: MSBuild does not distinguish an empty value from a missing one.</summary>
/// <param name="names">The names of the keys.</param>
internal sealed class MetadataList(MetadataNames names) : Form
{
    private const string Image = "Image";

    private readonly List<KeyValuePair<string, string>> _metadata = new(20);

    // An item has no place for several endpoints.
    private bool _isAmongSeveral;

    public IReadOnlyList<KeyValuePair<string, string>> Metadata => _metadata;

    protected override bool IsReader => false;

    public void Add(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _metadata.Add(new KeyValuePair<string, string>(name, value!));
        }
    }

    public override string Text(string name, string value, TextKind kind, string about, string? item = null)
    {
        AddText(name, value, kind, item);
        return value;
    }

    public override string? OptionalText(string name, string? value, TextKind kind, string about, string? item = null)
    {
        AddText(name, value, kind, item);
        return value;
    }

    public override string Choice(string name, string value, string[] choices, string about, string? item = null)
    {
        AddField(name, value, item);
        return value;
    }

    public override string? OptionalChoice(string name, string? value, string[] choices, string about, string? item = null)
    {
        AddField(name, value, item);
        return value;
    }

    public override int Number(string name, int value, int least, int most, string about, string? item = null)
    {
        AddField(name, value.ToString(CultureInfo.InvariantCulture), item);
        return value;
    }

    public override int? OptionalNumber(string name, int? value, int least, int most, string about, string? item = null)
    {
        AddField(name, value?.ToString(CultureInfo.InvariantCulture), item);
        return value;
    }

    public override bool Truth(string name, bool value, string about, string? item = null)
    {
        AddField(name, value ? "true" : "false", item);
        return value;
    }

    public override IReadOnlyList<string> Texts(string name, IReadOnlyList<string> values, TextKind kind, string about, string? item = null)
    {
        AddList(name, values, item);
        return values;
    }

    public override IReadOnlyList<string> Set(string name, IReadOnlyList<string> values, TextKind kind, string about, string? item = null)
    {
        AddList(name, values, item);
        return values;
    }

    public override IReadOnlyList<KeyValuePair<string, string>> Pairs(string name, IReadOnlyList<KeyValuePair<string, string>> values, string about) => values;

    public override IReadOnlyList<KeyValuePair<string, string>> Map(string name, IReadOnlyList<KeyValuePair<string, string>> values, string about) => values;

    public override DataValue.Entries Data(string name, DataValue.Entries value, string about) => value;

    public override bool Open(string name, string about) => true;

    public override void Close()
    {
    }

    protected override int OpenList(string name, int count, string about)
    {
        _isAmongSeveral = count > 1;
        return count;
    }

    protected override bool NextItem(int index, int count) => index < count;

    protected override void CloseList() => _isAmongSeveral = false;

    private void AddText(string name, string? value, TextKind kind, string? item)
    {
        var last = _metadata.Count - 1;
        if (kind == TextKind.Tag && value is not null && last >= 0 && _metadata[last].Key == Image)
        {
            _metadata[last] = new KeyValuePair<string, string>(Image, _metadata[last].Value + ":" + value);
        }

        AddField(name, value, item);
    }

    private void AddList(string name, IReadOnlyList<string> values, string? item)
    {
        if (values.Count > 0)
        {
            AddField(name, string.Join(";", values), item);
        }
    }

    private void AddField(string name, string? value, string? item)
    {
        if (item != NoItem && !_isAmongSeveral)
        {
            Add(item ?? names.Of(name), value);
        }
    }
}
