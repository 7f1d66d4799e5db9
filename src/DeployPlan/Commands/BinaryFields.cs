namespace DeployPlan.Commands;

/// <summary>One walk over the fields of what only this assembly reads again: they are written, or read in place of the values given. Lists have their length in front.</summary>
internal sealed class BinaryFields
{
    private readonly BinaryReader? _reader;
    private readonly BinaryWriter? _writer;

    public BinaryFields(BinaryReader reader) => _reader = reader;

    public BinaryFields(BinaryWriter writer) => _writer = writer;

    public string Text(string value)
    {
        if (_reader is not null)
        {
            return _reader.ReadString();
        }

        _writer!.Write(value);
        return value;
    }

    public string? OptionalText(string? value)
    {
        var isThere = Truth(value is not null);
        var text = Text(value ?? "");
        return isThere ? text : null;
    }

    public int Number(int value)
    {
        if (_reader is not null)
        {
            return _reader.ReadInt32();
        }

        _writer!.Write(value);
        return value;
    }

    public long LongNumber(long value)
    {
        if (_reader is not null)
        {
            return _reader.ReadInt64();
        }

        _writer!.Write(value);
        return value;
    }

    public bool Truth(bool value)
    {
        if (_reader is not null)
        {
            return _reader.ReadBoolean();
        }

        _writer!.Write(value);
        return value;
    }

    public IReadOnlyList<string> Texts(IReadOnlyList<string> values) => Items(values, "", static (fields, text) => fields.Text(text));

    public IReadOnlyList<T> Items<T>(IReadOnlyCollection<T> values, T empty, Func<BinaryFields, T, T> item)
        where T : class
    {
        if (_reader is not null)
        {
            var read = new T[_reader.ReadInt32()];
            for (var i = 0; i < read.Length; i++)
            {
                read[i] = item(this, empty);
            }

            return read;
        }

        _writer!.Write(values.Count);
        foreach (var value in values)
        {
            item(this, value);
        }

        return [];
    }
}
