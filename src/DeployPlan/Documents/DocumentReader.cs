using DeployPlan.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DeployPlan.Documents;

/// <summary>
/// YAML text, and so JSON text, to nodes with positions. Works on the parser's events: the reflection deserializer of the same library costs twice the time
/// and knows no positions. Time and memory are bounded by the size of the text, whatever its aliases expand to.
/// </summary>
internal sealed class DocumentReader
{
    /// <summary>How deep a config may nest.</summary>
    public const int DeepestNesting = 64;

    // What aliases and merge keys may add to the nodes that are written out.
    private const long MostExpandedNodes = 1_000_000;

    private readonly string _file;
    private readonly IParser _parser;
    private readonly DiagnosticBag _diagnostics;
    private readonly int _deepest;
    private readonly Dictionary<string, Anchored> _anchors = new(StringComparer.Ordinal);
    private long _expanded;
    private int _depth;

    private DocumentReader(string file, string text, int deepest, DiagnosticBag diagnostics)
    {
        _deepest = deepest;
        _file = file;
        _diagnostics = diagnostics;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>The root of the one document in <paramref name="text"/>; null, with a diagnostic, where there is none or it cannot be read to its end.</summary>
    /// <param name="file">The path to show.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="expected">What to write into an empty file.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <param name="deepest">The deepest nesting to accept.</param>
    public static DocumentNode? Read(string file, string text, string expected, DiagnosticBag diagnostics, int deepest = DeepestNesting)
    {
        var reader = new DocumentReader(file, text, deepest, diagnostics);
        try
        {
            return reader.ReadDocument(expected);
        }
        catch (DocumentException e)
        {
            diagnostics.Add(e.Diagnostic);
        }
        catch (YamlException e)
        {
            diagnostics.Add(DocumentDiagnostics.Syntax(reader.Span(e.Start, e.End), reader.Explain(e, text)));
        }

        return null;
    }

    private DocumentNode? ReadDocument(string expected)
    {
        _parser.MoveNext();
        _parser.MoveNext();
        if (_parser.Current is not DocumentStart)
        {
            _diagnostics.Add(DocumentDiagnostics.Empty(SourceSpan.WholeFile(_file), expected));
            return null;
        }

        _parser.MoveNext();
        var root = ReadNode(out _);
        _parser.MoveNext();
        _parser.MoveNext();
        if (_parser.Current is DocumentStart second)
        {
            _diagnostics.Add(DocumentDiagnostics.SeveralDocuments(Span(second.Start, second.End)));
            return null;
        }

        if (root is ScalarNode { IsNull: true })
        {
            _diagnostics.Add(DocumentDiagnostics.Empty(SourceSpan.WholeFile(_file), expected));
            return null;
        }

        return root;
    }

    // Reads the node that the parser stands on and leaves the parser on its last event. The size counts every node below it, aliases expanded.
    private DocumentNode ReadNode(out long size)
    {
        switch (_parser.Current)
        {
            case AnchorAlias alias:
                return Resolve(alias, out size);
            case Scalar scalar:
                size = 1;
                var node = ReadScalar(scalar);
                Remember(scalar.Anchor, node, size);
                return node;
            case SequenceStart start:
                CheckCollection(start);
                var sequence = ReadSequence(start, out size);
                Remember(start.Anchor, sequence, size);
                return sequence;
            case MappingStart start:
                CheckCollection(start);
                var mapping = ReadMapping(start, out size);
                Remember(start.Anchor, mapping, size);
                return mapping;
            default:
                throw new InvalidOperationException($"The parser gave {_parser.Current} where a node must start.");
        }
    }

    private ScalarNode ReadScalar(Scalar scalar)
    {
        var span = Span(scalar);
        CheckTag(scalar.Tag, span);
        CheckText(scalar.Value, span);
        var isPlain = scalar.Style == ScalarStyle.Plain && (scalar.Tag.IsEmpty || scalar.Tag.Value != "tag:yaml.org,2002:str");
        return new ScalarNode(scalar.Value, isPlain, span);
    }

    private SequenceNode ReadSequence(SequenceStart start, out long size)
    {
        Enter(start);
        size = 1;
        var items = new List<DocumentNode>();
        while (Next() is not SequenceEnd)
        {
            items.Add(ReadNode(out var itemSize));
            size += itemSize;
        }

        _depth--;
        return new SequenceNode(items, Span(start.Start, _parser.Current!.End));
    }

    private MappingNode ReadMapping(MappingStart start, out long size)
    {
        Enter(start);
        size = 1;
        var mapping = new MappingBuilder(_diagnostics);
        while (Next() is not MappingEnd)
        {
            if (_parser.Current is not (Scalar or AnchorAlias))
            {
                throw new DocumentException(DocumentDiagnostics.BadKey(Span(_parser.Current!.Start, _parser.Current.End)));
            }

            if (ReadNode(out _) is not ScalarNode key)
            {
                throw new DocumentException(DocumentDiagnostics.BadKey(Span(_parser.Current!.Start, _parser.Current.End)));
            }

            Next();
            var value = ReadNode(out var valueSize);
            size += 1 + valueSize;
            if (key is { IsPlain: true, Text: "<<" })
            {
                Expand(valueSize, value.Span);
                mapping.Merge(value);
            }
            else
            {
                mapping.Add(key, value);
            }
        }

        _depth--;
        return mapping.Build(Span(start.Start, _parser.Current!.End));
    }

    private DocumentNode Resolve(AnchorAlias alias, out long size)
    {
        var name = alias.Value.Value;
        if (!_anchors.TryGetValue(name, out var target))
        {
            throw new DocumentException(DocumentDiagnostics.BadAlias(
                Span(alias), $"The alias '*{name}' names no anchor that ends before it{NearestName.Suggestion(name, _anchors.Keys)}"));
        }

        size = target.Size;
        Expand(size, Span(alias));
        return target.Node;
    }

    private void Expand(long nodes, SourceSpan at)
    {
        _expanded += nodes;
        if (_expanded > MostExpandedNodes)
        {
            throw new DocumentException(DocumentDiagnostics.BadAlias(at, $"The aliases of this file expand to more than {MostExpandedNodes} values"));
        }
    }

    private void Enter(NodeEvent start)
    {
        if (++_depth > _deepest)
        {
            throw new DocumentException(DocumentDiagnostics.TooDeep(Span(start), _deepest));
        }
    }

    private ParsingEvent Next()
    {
        _parser.MoveNext();
        return _parser.Current ?? throw new InvalidOperationException("The parser ended inside a collection.");
    }

    private void Remember(AnchorName anchor, DocumentNode node, long size)
    {
        if (!anchor.IsEmpty)
        {
            _anchors[anchor.Value] = new Anchored(node, size);
        }
    }

    private void CheckCollection(NodeEvent start) => CheckTag(start.Tag, Span(start));

    private void CheckTag(TagName tag, SourceSpan span)
    {
        if (!tag.IsEmpty && !tag.IsNonSpecific && !tag.Value.StartsWith("tag:yaml.org,2002:", StringComparison.Ordinal))
        {
            _diagnostics.Add(DocumentDiagnostics.UnsupportedTag(span, tag.Value));
        }
    }

    // Only escapes ("\0", "\uD800") can bring these in: the text itself was checked when it was decoded.
    private void CheckText(string text, SourceSpan span)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (text[i] == '\0' || (char.IsSurrogate(text[i]) && !isPair))
            {
                _diagnostics.Add(DocumentDiagnostics.BadText(span));
                return;
            }

            i += isPair ? 1 : 0;
        }
    }

    private string Explain(YamlException e, string text)
    {
        var lines = text.Split('\n');
        var line = (int)e.Start.Line - 1;
        var isTab = line >= 0 && line < lines.Length && lines[line].TrimStart(' ').StartsWith("\t", StringComparison.Ordinal);
        return isTab ? "a line is indented with a tab; indent with spaces" : e.Message.TrimEnd('.');
    }

    private SourceSpan Span(ParsingEvent e) => Span(e.Start, e.End);

    private SourceSpan Span(Mark start, Mark end) => new(_file, (int)start.Line, (int)start.Column, (int)end.Line, (int)end.Column);

    private sealed class Anchored(DocumentNode node, long size)
    {
        public DocumentNode Node { get; } = node;

        public long Size { get; } = size;
    }

    private sealed class DocumentException(Diagnostic diagnostic) : Exception(diagnostic.Message)
    {
        public Diagnostic Diagnostic { get; } = diagnostic;
    }
}
