using System.Text;
using DeployPlan.Text;

namespace DeployPlan.Exports;

/// <summary>
/// Writes YAML in which no text can be read as anything else: every text is in double quotes, with the escapes of JSON, which every version of YAML has. No anchors, no tags,
/// no keys twice.
/// </summary>
internal sealed class YamlOutput
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>A text in one line, in quotes.</summary>
    public static string Quote(string text) => JsonLine.Of(text);

    /// <summary>A list in one line.</summary>
    public static string List(IEnumerable<string> texts) => "[" + string.Join(", ", texts.Select(Quote)) + "]";

    /// <summary>A comment; the text must be in one line.</summary>
    public YamlOutput Comment(string text) => Line("# " + text);

    /// <summary>A comment of several lines.</summary>
    public YamlOutput Comments(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Comment(line);
        }

        return this;
    }

    /// <summary>An empty line.</summary>
    public YamlOutput Space()
    {
        _text.Append('\n');
        return this;
    }

    /// <summary>Opens a mapping under a name that is not ours.</summary>
    public YamlOutput OpenNamed(string name) => Open(Quote(name));

    /// <summary>Opens a mapping or a list under a key of ours.</summary>
    public YamlOutput Open(string key)
    {
        Line(key + ":");
        _depth++;
        return this;
    }

    /// <summary>Opens a mapping that is an item of a list: <paramref name="key"/> is its first key.</summary>
    public YamlOutput OpenItem(string key, string value)
    {
        Line("- " + key + ": " + value);
        _depth++;
        return this;
    }

    /// <summary>Closes what was opened last.</summary>
    public YamlOutput Close()
    {
        _depth--;
        return this;
    }

    /// <summary>A key and a text.</summary>
    public YamlOutput Text(string key, string value) => Line(key + ": " + Quote(value));

    /// <summary>A name that is not ours, and a text: names such as NO and ON would be no texts without quotes.</summary>
    public YamlOutput Named(string name, string value) => Text(Quote(name), value);

    /// <summary>A key and what is YAML already: <c>false</c>, a list in one line.</summary>
    public YamlOutput Raw(string key, string yaml) => Line(key + ": " + yaml);

    /// <summary>An item that is YAML already.</summary>
    public YamlOutput Item(string yaml) => Line("- " + yaml);

    /// <summary>The document.</summary>
    public override string ToString() => _text.ToString();

    private YamlOutput Line(string line)
    {
        _text.Append(' ', 2 * _depth).Append(line).Append('\n');
        return this;
    }
}
