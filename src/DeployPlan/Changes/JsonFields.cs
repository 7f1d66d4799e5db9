using System.Globalization;

namespace DeployPlan.Changes;

/// <summary>
/// An object in canonical one-line JSON as its values by name: <c>rollout.mode</c> is <c>"serial"</c>. Objects are opened, and lists of objects too: pairs by their
/// key, anything else by its number. Every other list is one value, because people write it as one.
/// </summary>
internal static class JsonFields
{
    private const string PairStart = "{\"key\":";

    /// <summary>Adds the values below <paramref name="name"/> in the order of the text.</summary>
    public static void Add(string name, string json, List<KeyValuePair<string, string>> fields)
    {
        if (json.StartsWith("{\"", StringComparison.Ordinal))
        {
            foreach (var (key, value) in Members(json))
            {
                Add(name + Step(key), value, fields);
            }
        }
        else if (json.StartsWith("[{", StringComparison.Ordinal))
        {
            AddItems(name, json, fields);
        }
        else
        {
            fields.Add(new KeyValuePair<string, string>(name, json));
        }
    }

    private static void AddItems(string name, string json, List<KeyValuePair<string, string>> fields)
    {
        var items = new List<string>();
        for (var at = 1; at < json.Length - 1;)
        {
            var end = EndOfValue(json, at);
            items.Add(json.Substring(at, end - at));
            at = end + 1;
        }

        if (items.TrueForAll(IsPair))
        {
            foreach (var item in items)
            {
                var keyEnd = EndOfValue(item, PairStart.Length);
                var value = keyEnd + ",\"value\":".Length;
                fields.Add(new KeyValuePair<string, string>($"{name}[{item.Substring(PairStart.Length, keyEnd - PairStart.Length)}]", item.Substring(value, item.Length - 1 - value)));
            }

            return;
        }

        for (var i = 0; i < items.Count; i++)
        {
            Add($"{name}[{i.ToString(CultureInfo.InvariantCulture)}]", items[i], fields);
        }
    }

    private static bool IsPair(string item) =>
        item.StartsWith(PairStart, StringComparison.Ordinal)
        && EndOfValue(item, PairStart.Length) is var end
        && string.CompareOrdinal(item, end, ",\"value\":", 0, ",\"value\":".Length) == 0
        && EndOfValue(item, end + ",\"value\":".Length) == item.Length - 1;

    private static string Step(string quotedKey)
    {
        foreach (var c in quotedKey.Substring(1, quotedKey.Length - 2))
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-'))
            {
                return $".{quotedKey}";
            }
        }

        return "." + quotedKey.Substring(1, quotedKey.Length - 2);
    }

    private static IEnumerable<(string QuotedKey, string Value)> Members(string json)
    {
        for (var at = 1; at < json.Length - 1;)
        {
            var keyEnd = EndOfValue(json, at);
            var end = EndOfValue(json, keyEnd + 1);
            yield return (json.Substring(at, keyEnd - at), json.Substring(keyEnd + 1, end - keyEnd - 1));
            at = end + 1;
        }
    }

    // Where the text that starts here ends: the position of the ',', ':' or bracket behind it.
    private static int EndOfValue(string json, int at)
    {
        var depth = 0;
        for (var i = at; i < json.Length; i++)
        {
            switch (json[i])
            {
                case '"':
                    i = EndOfString(json, i);
                    break;
                case '{' or '[':
                    depth++;
                    break;
                case '}' or ']' when depth-- == 0:
                    return i;
                case ',' or ':' when depth == 0:
                    return i;
            }
        }

        return json.Length;
    }

    private static int EndOfString(string json, int quote)
    {
        for (var i = quote + 1; ; i++)
        {
            if (json[i] == '\\')
            {
                i++;
            }
            else if (json[i] == '"')
            {
                return i;
            }
        }
    }
}
