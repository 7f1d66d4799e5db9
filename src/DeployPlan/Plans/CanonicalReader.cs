using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>
/// Reads a plan in its canonical form, in one go over the bytes. It accepts a plan or it does not: what is wrong, and where, is for <see cref="CheckedReader"/> to
/// say. It checks what that one checks; the canonical form needs no proof of its own, because nothing else is accepted.
/// </summary>
internal sealed class CanonicalReader : Form
{
    // Less than the other reader takes, which decides about what is deeper.
    private const int DeepestNesting = 60;

    private readonly CanonicalCursor _cursor;
    private string _environment = "";
    private int _minor;

    private CanonicalReader(byte[] bytes) => _cursor = new CanonicalCursor(bytes);

    public override int Minor => _minor;

    protected override bool IsReader => true;

    /// <summary>The plan in the bytes; null if anything is not as a plan of a known version is written.</summary>
    public static VerifiedPlan? Read(byte[] bytes)
    {
        var reader = new CanonicalReader(bytes);
        return reader.ReadPlan(out var idLine) is { } plan
            && PlanId.IsOf(plan.Id, bytes, idLine)
            && PlanStructure.Problems(plan.Plan).Count == 0
            ? plan
            : null;
    }

    public override string Text(string name, string value, TextKind kind, string about, string? item = null)
    {
        _cursor.Key(name);
        return Accepted(kind, _cursor.Text());
    }

    public override string? OptionalText(string name, string? value, TextKind kind, string about, string? item = null) =>
        _cursor.IsNext(name) ? Text(name, "", kind, about) : null;

    public override string Choice(string name, string value, string[] choices, string about, string? item = null)
    {
        _cursor.Key(name);
        var text = _cursor.Text();
        if (Array.IndexOf(choices, text) < 0)
        {
            _cursor.Fail();
            return "";
        }

        return text;
    }

    public override string? OptionalChoice(string name, string? value, string[] choices, string about, string? item = null) =>
        _cursor.IsNext(name) ? Choice(name, "", choices, about) : null;

    public override int Number(string name, int value, int least, int most, string about, string? item = null)
    {
        _cursor.Key(name);
        return _cursor.Number(least, most);
    }

    public override int? OptionalNumber(string name, int? value, int least, int most, string about, string? item = null) =>
        _cursor.IsNext(name) ? Number(name, 0, least, most, about) : null;

    public override bool Truth(string name, bool value, string about, string? item = null)
    {
        _cursor.Key(name);
        return _cursor.Truth();
    }

    public override IReadOnlyList<string> Texts(string name, IReadOnlyList<string> values, TextKind kind, string about, string? item = null) =>
        List(name, kind, isSorted: false);

    public override IReadOnlyList<string> Set(string name, IReadOnlyList<string> values, TextKind kind, string about, string? item = null) =>
        List(name, kind, isSorted: true);

    public override IReadOnlyList<KeyValuePair<string, string>> Pairs(string name, IReadOnlyList<KeyValuePair<string, string>> values, string about)
    {
        _cursor.Key(name);
        _cursor.OpenList();
        var pairs = new List<KeyValuePair<string, string>>();
        while (_cursor.NextItem())
        {
            _cursor.OpenObject();
            _cursor.Key("key");
            var key = Accepted(TextKind.Filled, _cursor.Text());
            _cursor.Key("value");
            Add(key, _cursor.Text(), pairs);
            _cursor.CloseObject();
        }

        _cursor.CloseList();
        return pairs.Count == 0 ? [] : pairs;
    }

    public override IReadOnlyList<KeyValuePair<string, string>> Map(string name, IReadOnlyList<KeyValuePair<string, string>> values, string about)
    {
        _cursor.Key(name);
        _cursor.OpenObject();
        var pairs = new List<KeyValuePair<string, string>>();
        while (_cursor.AnyKey() is { } key)
        {
            Add(key, _cursor.Text(), pairs);
        }

        _cursor.CloseObject();
        return pairs.Count == 0 ? [] : pairs.ToArray();
    }

    public override DataValue.Entries Data(string name, DataValue.Entries value, string about)
    {
        _cursor.Key(name);
        return CanonicalData.Entries(_cursor, DeepestNesting);
    }

    public override bool Open(string name, string about)
    {
        _cursor.Key(name);
        _cursor.OpenObject();
        return true;
    }

    public override void Close() => _cursor.CloseObject();

    public override void Skip(string name) => _cursor.Fail();

    public override void NotBoth(string name, string other, bool areBoth, string instead)
    {
        if (areBoth)
        {
            _cursor.Fail();
        }
    }

    protected override bool IsThere(string name, bool hasValue) => _cursor.IsNext(name);

    protected override int OpenList(string name, int count, string about)
    {
        _cursor.Key(name);
        _cursor.OpenList();
        return int.MaxValue;
    }

    protected override bool NextItem(int index, int count)
    {
        if (!_cursor.NextItem())
        {
            return false;
        }

        _cursor.OpenObject();
        return true;
    }

    protected override void CloseList() => _cursor.CloseList();

    private VerifiedPlan? ReadPlan(out int idLine)
    {
        _cursor.OpenObject();
        _cursor.Key("formatVersion");
        var version = _cursor.Text();
        idLine = _cursor.Position + ",\n".Length;
        while (_minor <= PlanFormat.Minor && version != PlanFormat.VersionOf(_minor))
        {
            _minor++;
        }

        if (_cursor.HasFailed || _minor > PlanFormat.Minor)
        {
            return null;
        }

        var id = Text("id", "", TextKind.Filled, "");
        var plan = Plan.Fields(this, Plan.Empty);
        _cursor.CloseObject();
        _cursor.Byte('\n');
        return !_cursor.HasFailed && _cursor.IsAtEnd ? new VerifiedPlan(plan, id) : null;
    }

    private IReadOnlyList<string> List(string name, TextKind kind, bool isSorted)
    {
        _cursor.Key(name);
        _cursor.OpenList();
        List<string>? texts = null;
        while (_cursor.NextItem())
        {
            var text = Accepted(kind, _cursor.Text());
            if (isSorted && texts is not null && string.CompareOrdinal(texts[texts.Count - 1], text) >= 0)
            {
                _cursor.Fail();
            }

            (texts ??= []).Add(text);
        }

        _cursor.CloseList();
        return texts?.ToArray() ?? [];
    }

    private void Add(string key, string value, List<KeyValuePair<string, string>> pairs)
    {
        if (pairs.Count > 0 && string.CompareOrdinal(pairs[pairs.Count - 1].Key, key) >= 0)
        {
            _cursor.Fail();
        }

        pairs.Add(new KeyValuePair<string, string>(key, value));
    }

    private string Accepted(TextKind kind, string text)
    {
        if (_cursor.HasFailed || !TextRules.Accept(kind, text) || (kind == TextKind.SameEnvironment && text != _environment))
        {
            _cursor.Fail();
        }

        _environment = kind == TextKind.Environment ? text : _environment;
        return text;
    }
}
