using DeployPlan.Diagnostics;
using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>Reads fields from nodes with positions and reports whatever is wrong with them.</summary>
/// <param name="top">The whole document.</param>
/// <param name="minor">The minor version of its format.</param>
/// <param name="isNewer">It may have keys that are not known here.</param>
internal sealed class CheckedReader(PlanObject top, int minor, bool isNewer) : Form
{
    private readonly PlanObject _top = top;
    private readonly Stack<PlanObject> _outer = new();
    private readonly Stack<IReadOnlyList<PlanObject>> _lists = new();
    private PlanObject _object = top;
    private string _environment = "";

    public override int Minor => minor;

    protected override bool IsReader => true;

    public override string Text(string name, string value, TextKind kind, string about, string? item = null) => Checked(name, kind, _object.Text(name));

    public override string? OptionalText(string name, string? value, TextKind kind, string about, string? item = null) =>
        _object.OptionalText(name) is { } text ? Checked(name, kind, text) : null;

    public override string Choice(string name, string value, string[] choices, string about, string? item = null) =>
        _object.Choice(name, choices) is var index && index < 0 ? "" : choices[index];

    public override string? OptionalChoice(string name, string? value, string[] choices, string about, string? item = null) =>
        _object.Optional(name) is null ? null : Choice(name, "", choices, about);

    public override int Number(string name, int value, int least, int most, string about, string? item = null) => _object.Number(name, least, most);

    public override int? OptionalNumber(string name, int? value, int least, int most, string about, string? item = null) => _object.OptionalNumber(name, least, most);

    public override bool Truth(string name, bool value, string about, string? item = null) => _object.Truth(name);

    public override IReadOnlyList<string> Texts(string name, IReadOnlyList<string> values, TextKind kind, string about, string? item = null) =>
        Checked(name, kind, _object.Texts(name));

    public override IReadOnlyList<string> Set(string name, IReadOnlyList<string> values, TextKind kind, string about, string? item = null) =>
        Checked(name, kind, _object.Set(name));

    public override IReadOnlyList<KeyValuePair<string, string>> Pairs(string name, IReadOnlyList<KeyValuePair<string, string>> values, string about)
    {
        var pairs = _object.Pairs(name, out var objects);
        foreach (var pair in objects)
        {
            Finish(pair);
        }

        return pairs;
    }

    public override IReadOnlyList<KeyValuePair<string, string>> Map(string name, IReadOnlyList<KeyValuePair<string, string>> values, string about) => _object.Map(name);

    public override DataValue.Entries Data(string name, DataValue.Entries value, string about) =>
        _object.Object(name, _object.What(name)) is { } data ? (DataValue.Entries)DataReader.ToData(data.Node) : value;

    public override bool Open(string name, string about)
    {
        if (_object.Object(name, name == "inputs" ? $"the inputs of {_object.Where}" : _object.What(name)) is not { } inner)
        {
            return false;
        }

        _outer.Push(_object);
        _object = inner;
        return true;
    }

    public override void Close()
    {
        Finish(_object);
        _object = _outer.Pop();
    }

    public override void Skip(string name) => _object.Object(name, name);

    public override void NotBoth(string name, string other, bool areBoth, string instead)
    {
        if (areBoth)
        {
            _object.Diagnostics.Add(PlanReadingDiagnostics.Contradiction(_object.SpanOf(name), $"Both '{other}' and '{name}' are set in {_object.Where}", instead));
        }
    }

    /// <summary>Reports the keys of the document that no field has, where none may be.</summary>
    public void Finish() => Finish(_top);

    protected override bool IsThere(string name, bool hasValue) => _object.Optional(name) is not null;

    protected override int OpenList(string name, int count, string about)
    {
        var items = _object.Objects(name);
        _lists.Push(items);
        return items.Count;
    }

    protected override bool NextItem(int index, int count)
    {
        if (index == count)
        {
            return false;
        }

        _outer.Push(_object);
        _object = _lists.Peek()[index];
        return true;
    }

    protected override void CloseList() => _lists.Pop();

    private void Finish(PlanObject read)
    {
        if (!isNewer)
        {
            read.ReportUnknownKeys();
        }
    }

    private string Checked(string name, TextKind kind, string text)
    {
        if (kind == TextKind.OperationId && text.Length > 0)
        {
            // From here on, messages call the operation by its id.
            _object = new PlanObject(_object.Node, $"operation '{text}'", _object.Diagnostics);
            _object.Optional(name);
        }

        if (text.Length > 0 && Problem(kind, _object.SpanOf(name), _object.What(name), text) is { } problem)
        {
            _object.Diagnostics.Add(problem);
        }

        _environment = kind == TextKind.Environment ? text : _environment;
        return text;
    }

    private IReadOnlyList<string> Checked(string name, TextKind kind, IReadOnlyList<string> texts)
    {
        for (var i = 0; i < texts.Count && kind != TextKind.Any; i++)
        {
            if (Problem(kind, _object.ItemSpan(name, i), $"Item {i + 1} of {_object.What(name)}", texts[i]) is { } problem)
            {
                _object.Diagnostics.Add(problem);
            }
        }

        return texts;
    }

    private Diagnostic? Problem(TextKind kind, SourceSpan at, string what, string text) => kind switch
    {
        TextKind.SameEnvironment when text != _environment => PlanReadingDiagnostics.Contradiction(
            at, $"{what} is '{text}' in a plan for '{_environment}'", "a plan is for one environment; regenerate the plan with dotnet build -t:DeployPlan"),
        _ when TextRules.Accept(kind, text) => null,
        TextKind.Environment or TextKind.Name => PlanReadingDiagnostics.BadName(at, what, text, NameRules.Longest),
        TextKind.ProjectName => PlanReadingDiagnostics.BadProjectName(at, what, text),
        TextKind.OperationId => PlanReadingDiagnostics.BadName(at, what, text, PlanNames.LongestId),
        TextKind.Path or TextKind.Input or TextKind.Script => PlanReadingDiagnostics.BadPath(at, what, text),
        TextKind.Variable => PlanReadingDiagnostics.BadVariableName(at, what, text),
        TextKind.Label => PlanReadingDiagnostics.BadValue(at, what, MachineLabel.Rule, text),
        TextKind.Digest => PlanReadingDiagnostics.BadDigest(at, what),
        TextKind.Url => PlanReadingDiagnostics.BadValue(at, what, "a URL with http://, https:// or tcp://", text),
        _ => null,
    };
}
