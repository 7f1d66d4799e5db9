using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>
/// Reads a section of the config through the fields of a type that a plan holds as well: its value is the default, and its sentence describes the key. So a setting that
/// only passes through to a driver is said once for the config and for the plan.
/// </summary>
internal sealed class ConfigForm(ConfigSection section) : Form
{
    private readonly Stack<ConfigSection> _outer = new();
    private ConfigSection _section = section;

    protected override bool IsReader => true;

    public override string Text(string name, string value, TextKind kind, string about, string? item = null) => OptionalText(name, null, kind, about, item) ?? value;

    public override string? OptionalText(string name, string? value, TextKind kind, string about, string? item = null) => (kind switch
    {
        TextKind.Variable => _section.Variable(name, about, "NAME"),
        TextKind.Path => _section.OptionalFile(name, about, "path/to/file"),
        TextKind.Image => _section.Image(name, about, "registry.example.com/acme/shop-api"),
        _ => _section.Text(name, about, value ?? name),
    })?.Value ?? value;

    public override string Choice(string name, string value, string[] choices, string about, string? item = null) => _section.Choice(name, choices, value, about, value);

    public override string? OptionalChoice(string name, string? value, string[] choices, string about, string? item = null) =>
        _section.Keys.Any(name) is null && value is null ? null : Choice(name, value ?? choices[0], choices, about, item);

    public override int Number(string name, int value, int least, int most, string about, string? item = null) => _section.WholeNumber(name, least, most, value, about);

    public override int? OptionalNumber(string name, int? value, int least, int most, string about, string? item = null) =>
        _section.OptionalNumber(name, least, most, about, null, "that of the driver") ?? value;

    public override bool Truth(string name, bool value, string about, string? item = null) => _section.Truth(name, value, about, "true");

    public override bool? OptionalTruth(string name, bool? value, string about, string? item = null) => _section.OptionalTruth(name, about, "true")?.Value ?? value;

    public override IReadOnlyList<string> Texts(string name, IReadOnlyList<string> values, TextKind kind, string about, string? item = null) =>
        _section.Texts(name, about, $"[{name}]") is { Count: > 0 } read ? read : values;

    public override IReadOnlyList<string> Set(string name, IReadOnlyList<string> values, TextKind kind, string about, string? item = null) =>
        (kind == TextKind.Variable ? _section.Variables(name, about, "[NAME]") : _section.TextSet(name, about, $"[{name}]")) is { Count: > 0 } read ? read : values;

    public override IReadOnlyList<KeyValuePair<string, string>> Pairs(string name, IReadOnlyList<KeyValuePair<string, string>> values, string about) => Map(name, values, about);

    public override IReadOnlyList<KeyValuePair<string, string>> Map(string name, IReadOnlyList<KeyValuePair<string, string>> values, string about) =>
        _section.Pairs(name, about, "{ NAME: value }") is { Count: > 0 } read ? read : values;

    public override DataValue.Entries Data(string name, DataValue.Entries value, string about) => throw new NotSupportedException();

    public override bool Open(string name, string about)
    {
        if (_section.Section(name, about, "{}") is not { } inner)
        {
            return false;
        }

        _outer.Push(_section);
        _section = inner;
        return true;
    }

    public override void Close()
    {
        _section.ReportUnknownKeys();
        _section = _outer.Pop();
    }

    protected override int OpenList(string name, int count, string about) => throw new NotSupportedException();

    protected override bool NextItem(int index, int count) => throw new NotSupportedException();

    protected override void CloseList() => throw new NotSupportedException();
}
