using System.Text.Json.Nodes;

namespace DeployPlan.Editor.Tests.Support;

/// <summary>A deploy.yml that is open in an editor.</summary>
internal sealed class Document
{
    private readonly LanguageServer _server;
    private readonly string _uri;
    private readonly string _text;

    private Document(LanguageServer server, string uri, string text)
    {
        (_server, _uri, _text) = (server, uri, text);
        server.Open(uri, text);
    }

    /// <summary>A text that only the editor has; it need not be saved to be helped with.</summary>
    public static Document Of(LanguageServer server, string yaml)
    {
        var text = $"# yaml-language-server: $schema={new Uri(Repository.Schema)}\n{yaml.ReplaceLineEndings("\n")}";
        return new Document(server, $"file:///unsaved/{Guid.NewGuid():N}/deploy.yml", text);
    }

    /// <summary>A file of the repository.</summary>
    public static Document OfFile(LanguageServer server, string path)
    {
        var file = Path.Combine(Repository.Root, path);
        return new Document(server, new Uri(file).ToString(), File.ReadAllText(file));
    }

    public IReadOnlyList<JsonNode> Diagnostics => _server.Diagnostics(_uri);

    /// <summary>The labels that are offered at the end of <paramref name="before"/>.</summary>
    public IReadOnlyList<string> CompleteAfter(string before) => [.. Complete(before).Select(item => item["label"]!.GetValue<string>())];

    /// <summary>What the editor says beside one of the labels.</summary>
    public string DocumentationOf(string label, string before)
    {
        var documentation = Complete(before).First(item => item["label"]!.GetValue<string>() == label)["documentation"];
        return (documentation as JsonObject)?["value"]?.GetValue<string>() ?? documentation?.GetValue<string>() ?? "";
    }

    public string HoverOver(string word)
    {
        var (line, column) = Place(_text.IndexOf(word, StringComparison.Ordinal));
        return _server.Hover(_uri, line, column + 1);
    }

    private IReadOnlyList<JsonNode> Complete(string before)
    {
        var (line, column) = Place(_text.IndexOf(before, StringComparison.Ordinal) + before.Length);
        return _server.Complete(_uri, line, column);
    }

    private (int Line, int Column) Place(int at)
    {
        var lines = _text[..at].Split('\n');
        return (lines.Length - 1, lines[^1].Length);
    }
}
