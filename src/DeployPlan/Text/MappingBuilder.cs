using DeployPlan.Diagnostics;

namespace DeployPlan.Text;

/// <summary>Collects the entries of a mapping: its own keys win over merged ones, and of several merged mappings the first wins (YAML merge key draft).</summary>
internal sealed class MappingBuilder(DiagnosticBag diagnostics)
{
    private readonly List<MappingEntry> _entries = new(4);
    private Dictionary<string, MappingEntry>? _index;
    private List<MappingNode>? _merged;

    public void Add(ScalarNode key, DocumentNode value)
    {
        if (Find(key.Text) is { } first)
        {
            diagnostics.Add(DocumentDiagnostics.DuplicateKey(key.Span, key.Text, first.Key.Span));
            return;
        }

        Append(new MappingEntry(key, value));
    }

    public void Merge(DocumentNode value)
    {
        _merged ??= [];
        if (value is not SequenceNode list)
        {
            MergeOne(value);
            return;
        }

        foreach (var source in list.Items)
        {
            MergeOne(source);
        }
    }

    public MappingNode Build(SourceSpan span)
    {
        if (_merged is not null)
        {
            foreach (var source in _merged)
            {
                AppendMissing(source);
            }
        }

        return new MappingNode(_entries, span, _index);
    }

    private void MergeOne(DocumentNode source)
    {
        if (source is MappingNode mapping)
        {
            _merged!.Add(mapping);
        }
        else
        {
            diagnostics.Add(DocumentDiagnostics.BadMerge(source.Span));
        }
    }

    private void AppendMissing(MappingNode source)
    {
        foreach (var entry in source.Entries)
        {
            if (Find(entry.Key.Text) is null)
            {
                Append(entry);
            }
        }
    }

    private void Append(MappingEntry entry)
    {
        _entries.Add(entry);
        if (_index is not null)
        {
            _index.Add(entry.Key.Text, entry);
        }
        else if (_entries.Count > MappingNode.MostSearchedOneByOne)
        {
            _index = new Dictionary<string, MappingEntry>(StringComparer.Ordinal);
            foreach (var known in _entries)
            {
                _index.Add(known.Key.Text, known);
            }
        }
    }

    private MappingEntry? Find(string key)
    {
        if (_index is not null)
        {
            return _index.TryGetValue(key, out var entry) ? entry : null;
        }

        foreach (var entry in _entries)
        {
            if (string.Equals(entry.Key.Text, key, StringComparison.Ordinal))
            {
                return entry;
            }
        }

        return null;
    }
}
