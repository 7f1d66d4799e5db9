using DeployPlan.Diagnostics;

namespace DeployPlan.Text;

/// <summary>Keys and values in the order written; keys are unique.</summary>
/// <param name="entries">The entries.</param>
/// <param name="span">Where the mapping is.</param>
/// <param name="index">The entries by key, if they are already known.</param>
internal sealed class MappingNode(IReadOnlyList<MappingEntry> entries, SourceSpan span, Dictionary<string, MappingEntry>? index = null) : DocumentNode(span)
{
    /// <summary>A config has many mappings with a few keys: for these, checking each key is faster and smaller than a dictionary.</summary>
    public const int MostSearchedOneByOne = 8;

    private Dictionary<string, MappingEntry>? _byKey = index;

    public IReadOnlyList<MappingEntry> Entries { get; } = entries;

    public override string Kind => "a mapping";

    public MappingEntry? Find(string key)
    {
        if (Entries.Count > MostSearchedOneByOne)
        {
            return Index().TryGetValue(key, out var entry) ? entry : null;
        }

        for (var i = 0; i < Entries.Count; i++)
        {
            if (string.Equals(Entries[i].Key.Text, key, StringComparison.Ordinal))
            {
                return Entries[i];
            }
        }

        return null;
    }

    /// <summary>By key in ordinal order.</summary>
    public IReadOnlyList<MappingEntry> SortedEntries()
    {
        for (var i = 1; i < Entries.Count; i++)
        {
            if (Compare(Entries[i - 1], Entries[i]) > 0)
            {
                var sorted = new MappingEntry[Entries.Count];
                for (var j = 0; j < sorted.Length; j++)
                {
                    sorted[j] = Entries[j];
                }

                Array.Sort(sorted, Compare);
                return sorted;
            }
        }

        return Entries;
    }

    private Dictionary<string, MappingEntry> Index()
    {
        if (_byKey is null)
        {
            _byKey = new Dictionary<string, MappingEntry>(Entries.Count, StringComparer.Ordinal);
            foreach (var entry in Entries)
            {
                _byKey.Add(entry.Key.Text, entry);
            }
        }

        return _byKey;
    }

    private static int Compare(MappingEntry a, MappingEntry b) => string.CompareOrdinal(a.Key.Text, b.Key.Text);
}
