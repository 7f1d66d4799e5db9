using System.Globalization;

namespace DeployPlan.Documents;

/// <summary>Nodes to <see cref="DataValue"/>, typing plain scalars as JSON would.</summary>
internal static class DataReader
{
    public static DataValue ToData(DocumentNode node) => node switch
    {
        ScalarNode scalar => FromScalar(scalar),
        SequenceNode sequence => new DataValue.Items([.. sequence.Items.Select(ToData)]),
        MappingNode mapping => new DataValue.Entries(
            [.. mapping.Entries
                .Select(entry => new KeyValuePair<string, DataValue>(entry.Key.Text, ToData(entry.Value)))
                .OrderBy(entry => entry.Key, StringComparer.Ordinal)]),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private static DataValue FromScalar(ScalarNode scalar) => scalar switch
    {
        { IsNull: true } => new DataValue.Nothing(),
        { IsPlain: true, Text: "true" or "True" or "TRUE" } => new DataValue.Truth(true),
        { IsPlain: true, Text: "false" or "False" or "FALSE" } => new DataValue.Truth(false),
        { IsPlain: true } when IsWholeNumber(scalar.Text) => new DataValue.Number(scalar.Text),
        _ => new DataValue.Text(scalar.Text),
    };

    // Only what JSON writes the same way is a number ("007", "1.0" and "0x10" stay the text that was written: nothing may change on its way to a driver).
    private static bool IsWholeNumber(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && string.Equals(number.ToString(CultureInfo.InvariantCulture), text, StringComparison.Ordinal);
}
