using DeployPlan.Diagnostics;

namespace DeployPlan.Documents;

/// <summary>Gathers the entries of a mapping: its own keys win over merged ones, and of several merged mappings the first wins (YAML merge key draft).</summary>
internal sealed class MappingBuilder(DiagnosticBag diagnostics)
{
    private readonly List<MappingEntry> _entries = [];
    private readonly Dictionary<string, MappingEntry> _own = new(StringComparer.Ordinal);
    private List<MappingNode>? _merged;

    public void Add(ScalarNode key, DocumentNode value)
    {
        var entry = new MappingEntry(key, value);
        if (_own.TryGetValue(key.Text, out var first))
        {
            diagnostics.Add(DocumentDiagnostics.DuplicateKey(key.Span, key.Text, first.Key.Span));
            return;
        }

        _own.Add(key.Text, entry);
        _entries.Add(entry);
    }

    public void Merge(DocumentNode value)
    {
        _merged ??= [];
        foreach (var source in value is SequenceNode list ? list.Items : [value])
        {
            if (source is MappingNode mapping)
            {
                _merged.Add(mapping);
            }
            else
            {
                diagnostics.Add(DocumentDiagnostics.BadMerge(source.Span));
            }
        }
    }

    public MappingNode Build(SourceSpan span)
    {
        foreach (var source in _merged ?? [])
        {
            foreach (var entry in source.Entries)
            {
                if (!_own.ContainsKey(entry.Key.Text))
                {
                    _own.Add(entry.Key.Text, entry);
                    _entries.Add(entry);
                }
            }
        }

        return new MappingNode(_entries, span);
    }
}
