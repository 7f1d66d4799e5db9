namespace DeployPlan.Text;

/// <summary>
/// One walk over the fields of a type, in the order of the file. A type says its fields once, in a method <c>Fields</c>: name, value, what may be there, one
/// sentence about it. A writer takes each value and gives it back, a reader gives what the text has, a lister names it, a flattener makes metadata of it.
/// </summary>
internal abstract class Form
{
    /// <summary>No metadata of items comes from the field.</summary>
    public const string NoItem = "";

    /// <summary>The minor version of the document's format.</summary>
    public virtual int Minor => int.MaxValue;

    /// <summary>Whether it gives values of its own, not those that it takes.</summary>
    protected abstract bool IsReader { get; }

    /// <summary>Whether the document is new enough for a field of that minor version.</summary>
    public virtual bool Has(int minor) => Minor >= minor;

    /// <param name="name">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="about">One sentence for schemas and docs.</param>
    /// <param name="item">Its name in item metadata, where that is not the key in PascalCase; <see cref="NoItem"/> for none.</param>
    public abstract string Text(string name, string value, TextKind kind, string about, string? item = null);

    /// <summary>A text that is left out where there is none.</summary>
    public abstract string? OptionalText(string name, string? value, TextKind kind, string about, string? item = null);

    /// <summary>One of several texts; a reader gives an empty one for any other.</summary>
    public abstract string Choice(string name, string value, string[] choices, string about, string? item = null);

    /// <summary>A choice that is left out where there is none.</summary>
    public abstract string? OptionalChoice(string name, string? value, string[] choices, string about, string? item = null);

    /// <summary>A whole number.</summary>
    public abstract int Number(string name, int value, int least, int most, string about, string? item = null);

    /// <summary>A whole number that is left out where there is none.</summary>
    public abstract int? OptionalNumber(string name, int? value, int least, int most, string about, string? item = null);

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public abstract bool Truth(string name, bool value, string about, string? item = null);

    /// <summary><c>true</c> or <c>false</c>, left out where nothing is said.</summary>
    public virtual bool? OptionalTruth(string name, bool? value, string about, string? item = null) =>
        IsThere(name, value is not null) ? Truth(name, value ?? false, about, item) : null;

    /// <summary>Texts in an order that means something.</summary>
    public abstract IReadOnlyList<string> Texts(string name, IReadOnlyList<string> values, TextKind kind, string about, string? item = null);

    /// <summary>Texts in ordinal order, without duplicates.</summary>
    public abstract IReadOnlyList<string> Set(string name, IReadOnlyList<string> values, TextKind kind, string about, string? item = null);

    /// <summary>A list of objects with <c>key</c> and <c>value</c>, by key in ordinal order.</summary>
    public abstract IReadOnlyList<KeyValuePair<string, string>> Pairs(string name, IReadOnlyList<KeyValuePair<string, string>> values, string about);

    /// <summary>An object whose values are texts, by key in ordinal order.</summary>
    public abstract IReadOnlyList<KeyValuePair<string, string>> Map(string name, IReadOnlyList<KeyValuePair<string, string>> values, string about);

    /// <summary>An object of any data.</summary>
    public abstract DataValue.Entries Data(string name, DataValue.Entries value, string about);

    /// <summary>Enters an object; false if there is none.</summary>
    public abstract bool Open(string name, string about);

    /// <summary>Leaves an object, or an item of a list.</summary>
    public abstract void Close();

    /// <summary>Whether an object that may be left out is there.</summary>
    protected virtual bool IsThere(string name, bool hasValue) => hasValue;

    /// <summary>Enters a list of objects; the number of its items, or more.</summary>
    protected abstract int OpenList(string name, int count, string about);

    /// <summary>Enters the next item; false if there is none.</summary>
    protected abstract bool NextItem(int index, int count);

    /// <summary>Leaves a list.</summary>
    protected abstract void CloseList();

    /// <summary>Two lists of which only one may have items.</summary>
    public virtual void NotBoth(string name, string other, bool areBoth, string instead)
    {
    }

    /// <summary>A field that is there exactly where another one is.</summary>
    public virtual void Together(string name, string other)
    {
    }

    /// <summary>An object of which nothing can be said but that it must be there.</summary>
    public virtual void Skip(string name)
    {
    }

    /// <summary>The index of a choice; the first one where a reader finds none of them.</summary>
    public int Index(string name, int value, string[] choices, string about, string? item = null) =>
        Math.Max(0, Array.IndexOf(choices, Choice(name, choices[value], choices, about, item)));

    /// <summary>A point in time, UTC; a reader gives <c>default</c> for what is none.</summary>
    public DateTime Time(string name, DateTime value, string about) => UtcText.Parse(Text(name, UtcText.Of(value), TextKind.Filled, about)) ?? default;

    /// <summary>A point in time that is left out where there is none.</summary>
    public DateTime? OptionalTime(string name, DateTime? value, string about) =>
        OptionalText(name, value is { } time ? UtcText.Of(time) : null, TextKind.Filled, about) is { } text ? UtcText.Parse(text) : null;

    /// <summary>Texts that are left out where nothing is known of them.</summary>
    public IReadOnlyList<string>? OptionalTexts(string name, IReadOnlyList<string>? values, TextKind kind, string about) =>
        IsThere(name, values is not null) ? Texts(name, values ?? [], kind, about) : null;

    /// <summary>Texts in ordinal order that are left out where nothing is said.</summary>
    public IReadOnlyList<string>? OptionalSet(string name, IReadOnlyList<string>? values, TextKind kind, string about) =>
        IsThere(name, values is not null) ? Set(name, values ?? [], kind, about) : null;

    /// <summary>An object.</summary>
    public T Object<T>(string name, T value, Func<Form, T, T> fields, string about)
        where T : class
    {
        if (!Open(name, about))
        {
            return value;
        }

        var read = fields(this, value);
        Close();
        return read;
    }

    /// <summary>An object that is left out where there is none.</summary>
    public T? Optional<T>(string name, T? value, T empty, Func<Form, T, T> fields, string about)
        where T : class =>
        IsThere(name, value is not null) ? Object(name, value ?? empty, fields, about) : null;

    /// <summary>A list of objects.</summary>
    public IReadOnlyList<T> Objects<T>(string name, IReadOnlyList<T> values, T empty, Func<Form, T, T> fields, string about)
        where T : class
    {
        var count = OpenList(name, values.Count, about);
        var read = IsReader ? new List<T>() : null;
        for (var i = 0; NextItem(i, count); i++)
        {
            var item = fields(this, i < values.Count ? values[i] : empty);
            read?.Add(item);
            Close();
        }

        CloseList();
        return read ?? values;
    }
}
