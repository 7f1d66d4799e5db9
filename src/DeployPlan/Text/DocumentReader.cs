using DeployPlan.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DeployPlan.Text;

/// <summary>
/// YAML text, and so JSON text, to nodes with positions. Works on the parser's events: the reflection deserializer of the same library takes twice the time
/// and has no positions. Time and memory are bounded by the size of the text, whatever its aliases expand to.
/// </summary>
internal sealed partial class DocumentReader
{
    /// <summary>How deep a config may nest.</summary>
    public const int DeepestNesting = 64;

    // Written out or brought in by aliases and merge keys. A config of 100,000 databases has 1.3 million.
    private const int MostNodes = 4_000_000;
    private const int MostSuggestions = 20;

    private readonly string _file;
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly DiagnosticBag _diagnostics;
    private readonly int _deepest;
    private readonly IReadOnlyCollection<string> _tags;
    private readonly Dictionary<string, Anchored> _anchors = new(StringComparer.Ordinal);
    private readonly SharedTexts _texts = new();
    private long _nodes;
    private int _aliasesLookedUp;
    private int _depth;
    private int _reached;

    // Of the node that was read last.
    private (int Line, int Column) _end;

    private DocumentReader(string file, string text, int deepest, DiagnosticBag diagnostics, IReadOnlyCollection<string> tags)
    {
        _tags = tags;
        _deepest = deepest;
        _file = file;
        _diagnostics = diagnostics;
        _scanner = new Scanner(new StringReader(text));
        _parser = new Parser(_scanner);
    }

    /// <summary>The root of the one document in <paramref name="text"/>; null, with a diagnostic, if there is none or it cannot be read to its end.</summary>
    /// <param name="file">The path to show.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="expected">What to write into an empty file.</param>
    /// <param name="diagnostics">Receives the problems.</param>
    /// <param name="deepest">The deepest nesting to accept.</param>
    /// <param name="tags">Tags of other tools that change nothing about what a value is, such as <c>!override</c>.</param>
    public static DocumentNode? Read(string file, string text, string expected, DiagnosticBag diagnostics, int deepest = DeepestNesting, IReadOnlyCollection<string>? tags = null)
    {
        if (MergeConflict.In(file, text) is { } conflict)
        {
            diagnostics.Add(conflict);
            return null;
        }

        var reader = new DocumentReader(file, text, deepest, diagnostics, tags ?? []);
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
            diagnostics.Add(SyntaxExplanation.TabBehind(e, text) is { } tab
                ? DocumentDiagnostics.Tab(new SourceSpan(file, tab.Line, tab.Column, tab.Line, tab.Column + 1))
                : DocumentDiagnostics.Syntax(reader.Span(e.Start, e.End), SyntaxExplanation.Of(e)));
        }

        return null;
    }

    private DocumentNode? ReadDocument(string expected)
    {
        Advance();
        Advance();
        if (_parser.Current is not DocumentStart)
        {
            _diagnostics.Add(DocumentDiagnostics.Empty(SourceSpan.WholeFile(_file), expected));
            return null;
        }

        Advance();
        var root = ReadNode(out _);
        Advance();
        Advance();
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

    // Reads the node that the parser is on and leaves the parser on its last event. The size counts every node below it, aliases expanded.
    private DocumentNode ReadNode(out long size)
    {
        switch (_parser.Current)
        {
            case AnchorAlias alias:
                return Resolve(alias, out size);
            case Scalar scalar:
                size = 1;
                var node = ReadScalar(scalar);
                Remember(scalar.Anchor, node, size, height: 0);
                return node;
            case SequenceStart or MappingStart:
                return ReadCollection((NodeEvent)_parser.Current, out size);
            default:
                // Happens after a flow collection with an alias right at its end.
                throw new DocumentException(DocumentDiagnostics.Syntax(
                    Span(_scanner.CurrentPosition, _scanner.CurrentPosition), SyntaxExplanation.Unclear));
        }
    }

    private DocumentNode ReadCollection(NodeEvent start, out long size)
    {
        var reachedBefore = _reached;
        _reached = _depth;
        DocumentNode node = start is SequenceStart sequence ? ReadSequence(sequence, out size) : ReadMapping((MappingStart)start, out size);
        Remember(start.Anchor, node, size, _reached - _depth);
        _reached = Math.Max(_reached, reachedBefore);
        return node;
    }

    private ScalarNode ReadScalar(Scalar scalar)
    {
        var span = Span(scalar.Start, scalar.End);
        _end = (span.EndLine, span.EndColumn);
        Count(1, span);
        CheckTag(scalar.Tag, span);
        if (UnwritableText.Is(scalar.Value))
        {
            _diagnostics.Add(DocumentDiagnostics.BadText(span));
        }

        var isPlain = scalar.Style == ScalarStyle.Plain && (scalar.Tag.IsEmpty || scalar.Tag.Value != "tag:yaml.org,2002:str");
        return new ScalarNode(_texts.Share(scalar.Value), isPlain, span);
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

        return new SequenceNode(items, Leave(start, start.Style == SequenceStyle.Flow));
    }

    private MappingNode ReadMapping(MappingStart start, out long size)
    {
        Enter(start);
        size = 1;
        var mapping = new MappingBuilder(_diagnostics);
        while (Next() is not MappingEnd)
        {
            var (keyStart, keyEnd) = (_parser.Current!.Start, _parser.Current.End);
            var key = ReadNode(out var keySize) as ScalarNode;
            Next();
            var value = ReadNode(out var valueSize);
            size += keySize + valueSize;
            if (key is null)
            {
                _diagnostics.Add(DocumentDiagnostics.BadKey(Span(keyStart, keyEnd)));
            }
            else if (key is { IsPlain: true, Text: "<<" })
            {
                Count(valueSize, value.Span);
                mapping.Merge(value);
            }
            else
            {
                mapping.Add(key, value);
            }
        }

        return mapping.Build(Leave(start, start.Style == MappingStyle.Flow));
    }

    // An unknown alias reads as null, so that the rest is still checked.
    private DocumentNode Resolve(AnchorAlias alias, out long size)
    {
        var name = alias.Value.Value;
        var span = Span(alias.Start, alias.End);
        _end = (span.EndLine, span.EndColumn);
        if (!_anchors.TryGetValue(name, out var target))
        {
            _diagnostics.Add(DocumentDiagnostics.UnknownAlias(span, name, _aliasesLookedUp++ < MostSuggestions ? _anchors.Keys : []));
            size = 1;
            return new ScalarNode("", isPlain: true, span);
        }

        size = target.Size;
        Count(size, span);
        CheckDepth(_depth + target.Height, span);
        return target.Node;
    }

    private void Count(long nodes, SourceSpan at)
    {
        _nodes += nodes;
        if (_nodes > MostNodes)
        {
            throw new DocumentException(DocumentDiagnostics.TooManyValues(at, MostNodes));
        }
    }

    private void Enter(NodeEvent start)
    {
        var span = Span(start.Start, start.End);
        Count(1, span);
        CheckTag(start.Tag, span);
        CheckDepth(++_depth, span);
    }

    // Aliases count in full, because walking the nodes visits them each time.
    private void CheckDepth(int depth, SourceSpan at)
    {
        _reached = Math.Max(_reached, depth);
        if (depth > _deepest)
        {
            throw new DocumentException(DocumentDiagnostics.TooDeep(at, _deepest));
        }
    }

    // The parser ends a block where the next token starts, which may be many lines further on.
    private SourceSpan Leave(NodeEvent start, bool isFlow)
    {
        _depth--;
        if (isFlow)
        {
            // The event is at the bracket, and has no width.
            var bracket = _parser.Current!.Start;
            _end = ((int)bracket.Line, (int)bracket.Column + 1);
        }

        return new SourceSpan(_file, (int)start.Start.Line, (int)start.Start.Column, _end.Line, _end.Column);
    }

    private ParsingEvent Next()
    {
        Advance();
        return _parser.Current ?? throw new DocumentException(DocumentDiagnostics.Syntax(
            Span(_scanner.CurrentPosition, _scanner.CurrentPosition), SyntaxExplanation.Unclear));
    }

    private void Advance()
    {
        try
        {
            _parser.MoveNext();
        }
        catch (Exception e) when (e is not (YamlException or OutOfMemoryException))
        {
            // The parser has bugs with odd input: an escape beyond Unicode, an empty tag, a line within brackets at the left edge …
            throw new DocumentException(DocumentDiagnostics.Syntax(Span(_scanner.CurrentPosition, _scanner.CurrentPosition), SyntaxExplanation.OfBug(e)));
        }
    }

    private void Remember(AnchorName anchor, DocumentNode node, long size, int height)
    {
        if (!anchor.IsEmpty)
        {
            _anchors[anchor.Value] = new Anchored(node, size, height);
        }
    }

    private void CheckTag(TagName tag, SourceSpan span)
    {
        if (!tag.IsEmpty && !tag.IsNonSpecific && !tag.Value.StartsWith("tag:yaml.org,2002:", StringComparison.Ordinal) && !_tags.Contains(tag.Value))
        {
            _diagnostics.Add(DocumentDiagnostics.UnsupportedTag(span, tag.Value));
        }
    }

    private SourceSpan Span(Mark start, Mark end) => new(_file, (int)start.Line, (int)start.Column, (int)end.Line, (int)end.Column);
}
