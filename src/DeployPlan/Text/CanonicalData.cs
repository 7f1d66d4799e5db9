namespace DeployPlan.Text;

/// <summary>Data of any shape in canonical form.</summary>
internal static class CanonicalData
{
    /// <summary>Any data not deeper than the document may be.</summary>
    public static DataValue Read(CanonicalCursor cursor, int deepest)
    {
        if (cursor.HasFailed || cursor.Depth > deepest)
        {
            cursor.Fail();
            return new DataValue.Nothing();
        }

        switch (cursor.Peek())
        {
            case '"':
                return new DataValue.Text(cursor.Text());
            case '{':
                return Entries(cursor, deepest);
            case '[':
                return Items(cursor, deepest);
            default:
                return Plain(cursor, cursor.Literal());
        }
    }

    /// <summary>The entries of an object, sorted by key.</summary>
    public static DataValue.Entries Entries(CanonicalCursor cursor, int deepest)
    {
        var entries = new List<KeyValuePair<string, DataValue>>();
        cursor.OpenObject();
        while (cursor.AnyKey() is { } key)
        {
            if (entries.Count > 0 && string.CompareOrdinal(entries[entries.Count - 1].Key, key) >= 0)
            {
                cursor.Fail();
            }

            entries.Add(new KeyValuePair<string, DataValue>(key, Read(cursor, deepest)));
        }

        cursor.CloseObject();
        return new DataValue.Entries(entries);
    }

    private static DataValue.Items Items(CanonicalCursor cursor, int deepest)
    {
        var items = new List<DataValue>();
        cursor.OpenList();
        while (cursor.NextItem())
        {
            items.Add(Read(cursor, deepest));
        }

        cursor.CloseList();
        return new DataValue.Items(items);
    }

    private static DataValue Plain(CanonicalCursor cursor, string literal)
    {
        switch (literal)
        {
            case "true" or "false":
                return new DataValue.Truth(literal == "true");
            case "null":
                return new DataValue.Nothing();
            default:
                if (!DataValue.Number.IsWhole(literal))
                {
                    cursor.Fail();
                }

                return new DataValue.Number(literal);
        }
    }
}
