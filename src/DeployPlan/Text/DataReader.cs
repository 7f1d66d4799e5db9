namespace DeployPlan.Text;

/// <summary>Nodes to <see cref="DataValue"/>, typing plain scalars as JSON would.</summary>
internal static class DataReader
{
    public static DataValue ToData(DocumentNode node) => node switch
    {
        ScalarNode scalar => FromScalar(scalar),
        SequenceNode sequence => FromSequence(sequence),
        MappingNode mapping => FromMapping(mapping),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private static DataValue.Items FromSequence(SequenceNode sequence)
    {
        var items = new DataValue[sequence.Items.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = ToData(sequence.Items[i]);
        }

        return new DataValue.Items(items);
    }

    private static DataValue.Entries FromMapping(MappingNode mapping)
    {
        var sorted = mapping.SortedEntries();
        var entries = new KeyValuePair<string, DataValue>[sorted.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = new KeyValuePair<string, DataValue>(sorted[i].Key.Text, ToData(sorted[i].Value));
        }

        return new DataValue.Entries(entries);
    }

    private static DataValue FromScalar(ScalarNode scalar) => scalar switch
    {
        { IsNull: true } => new DataValue.Nothing(),
        { IsPlain: true, Text: "true" or "True" or "TRUE" } => new DataValue.Truth(true),
        { IsPlain: true, Text: "false" or "False" or "FALSE" } => new DataValue.Truth(false),
        { IsPlain: true } when DataValue.Number.IsWhole(scalar.Text) => new DataValue.Number(scalar.Text),
        _ => new DataValue.Text(scalar.Text),
    };
}
