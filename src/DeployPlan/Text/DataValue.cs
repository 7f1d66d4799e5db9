namespace DeployPlan.Text;

/// <summary>
/// Data that the planner passes on without knowing its meaning, such as the settings of a provider: what JSON can express, without positions.
/// </summary>
internal abstract record DataValue
{
    private DataValue()
    {
    }

    /// <summary>Text, or any quoted scalar.</summary>
    public sealed record Text(string Value) : DataValue;

    /// <summary>A number, kept as the JSON number that was written.</summary>
    public sealed record Number(string Literal) : DataValue;

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public sealed record Truth(bool Value) : DataValue;

    /// <summary><c>null</c>, <c>~</c> or nothing at all.</summary>
    public sealed record Nothing : DataValue;

    /// <summary>An ordered list.</summary>
    public sealed record Items(IReadOnlyList<DataValue> Values) : DataValue;

    /// <summary>Keys and values, sorted by key in ordinal order.</summary>
    public sealed record Entries(IReadOnlyList<KeyValuePair<string, DataValue>> Values) : DataValue;
}
