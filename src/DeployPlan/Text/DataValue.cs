using System.Globalization;

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
    public sealed record Number(string Literal) : DataValue
    {
        /// <summary>
        /// Whether a plain text is one: only what JSON writes the same way ("007", "1.0" and "0x10" stay the text that was written: nothing may change on its way to a
        /// driver).
        /// </summary>
        public static bool IsWhole(string text) =>
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && string.Equals(number.ToString(CultureInfo.InvariantCulture), text, StringComparison.Ordinal);

        /// <summary>Null if it is not a whole number that fits.</summary>
        public int? ToInt() => int.TryParse(Literal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public sealed record Truth(bool Value) : DataValue;

    /// <summary><c>null</c>, <c>~</c> or nothing at all.</summary>
    public sealed record Nothing : DataValue;

    /// <summary>An ordered list.</summary>
    public sealed record Items(IReadOnlyList<DataValue> Values) : DataValue;

    /// <summary>Keys and values, sorted by key in ordinal order.</summary>
    public sealed record Entries(IReadOnlyList<KeyValuePair<string, DataValue>> Values) : DataValue
    {
        /// <summary>The value of a key; null if there is none.</summary>
        public DataValue? Find(string key)
        {
            foreach (var entry in Values)
            {
                if (entry.Key == key)
                {
                    return entry.Value;
                }
            }

            return null;
        }

        /// <summary>The object of a key; null if there is none.</summary>
        public Entries? EntriesOf(string key) => Find(key) as Entries;

        /// <summary>The text of a key; null if there is none.</summary>
        public string? TextOf(string key) => Find(key) is Text text ? text.Value : null;
    }
}
