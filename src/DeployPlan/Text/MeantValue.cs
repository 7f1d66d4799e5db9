using System.Globalization;

namespace DeployPlan.Text;

/// <summary>What was probably meant by a value of another type, as the end of a message: <c>; write [orders]</c>.</summary>
internal static class MeantValue
{
    private const int LongestShown = 60;
    private const int MostNames = 5;

    private static readonly char[] Blanks = [' ', '\t', '\n'];
    private static readonly char[] Between = [',', ' ', '\t', '\n'];

    /// <summary>Where a list must be. A command line is one argument for each word.</summary>
    public static string List(DocumentNode found, bool isCommand)
    {
        var items = found switch
        {
            MappingNode mapping => mapping.Entries.Select(static entry => entry.Key.Text),
            ScalarNode scalar when isCommand => scalar.Text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries),
            ScalarNode scalar when scalar.Text.IndexOf(',') >= 0 => scalar.Text.Split(Between, StringSplitOptions.RemoveEmptyEntries),
            ScalarNode scalar => [scalar.Text],
            _ => [],
        };
        return Shown(YamlText.List(items.Take(found is MappingNode ? MostNames : int.MaxValue)), "a list: [first, second]");
    }

    /// <summary>Where a text must be.</summary>
    public static string Text(DocumentNode found) => found is SequenceNode { Items: [ScalarNode { IsNull: false } only] } ? Shown(YamlText.Scalar(only.Text), "one text") : "; write one text";

    /// <summary>Where true or false must be.</summary>
    public static string Truth(DocumentNode found) => found is not ScalarNode scalar ? "" : scalar.Text.ToUpperInvariant() switch
    {
        "TRUE" or "FALSE" when !scalar.IsPlain => "; write it without quotes",
        "YES" or "ON" or "Y" or "1" => "; write true",
        "NO" or "OFF" or "N" or "0" => "; write false",
        _ => "",
    };

    /// <summary>Where a whole number must be: "30" in quotes is a text, and 30s and 5m are as well.</summary>
    public static string Number(DocumentNode found, int least, int most)
    {
        if (found is not ScalarNode scalar || scalar.Text.Length < 1)
        {
            return "";
        }

        var unit = scalar.Text[scalar.Text.Length - 1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86400, _ => 0 };
        var digits = unit == 0 ? scalar.Text : scalar.Text.Substring(0, scalar.Text.Length - 1);
        return !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || (long)number * Math.Max(1, unit) is var meant && (meant < least || meant > most) ? ""
            : unit > 0 ? string.Format(CultureInfo.InvariantCulture, "; write {0}", meant)
            : scalar.IsPlain ? "" : "; write it without quotes";
    }

    /// <summary>Where a mapping must be.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="example">What could be in it; empty for what has any keys.</param>
    public static string Mapping(string key, string example) => $"; write '{key}: {(example.Length > 0 ? example : "{ name: value }")}'";

    private static string Shown(string text, string otherwise) => $"; write {(text.Length > LongestShown ? otherwise : text)}";
}
