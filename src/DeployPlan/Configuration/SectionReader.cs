using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>Reads the entries of a section such as <c>services</c>, each once, however many environments share it.</summary>
/// <param name="kinds">What they are: <c>services</c>.</param>
/// <param name="context">Takes the problems.</param>
/// <param name="read">Reads one.</param>
internal sealed class SectionReader<T>(string kinds, ReadContext context, Func<MappingEntry, T?> read)
    where T : class
{
    // By the entry and not by its value: two names may be aliases of one mapping.
    private Dictionary<MappingEntry, T?>? _entries;
    private readonly Dictionary<MappingNode, IReadOnlyList<T>> _sections = [];

    /// <summary>What the section holds, by name in ordinal order; an entry that cannot be read is left out.</summary>
    public IReadOnlyList<T> Read(MappingNode? section)
    {
        if (section is null)
        {
            return [];
        }

        if (_sections.TryGetValue(section, out var known))
        {
            return known;
        }

        context.CheckCase(section, kinds);
        _entries ??= new Dictionary<MappingEntry, T?>(section.Entries.Count);
        var values = new List<T>(section.Entries.Count);
        foreach (var entry in section.SortedEntries())
        {
            if (ReadOnce(entry) is { } value)
            {
                values.Add(value);
            }
        }

        _sections.Add(section, values);
        return values;
    }

    /// <summary>One entry; null if it cannot be read.</summary>
    public T? ReadOnce(MappingEntry entry)
    {
        _entries ??= [];
        if (!_entries.TryGetValue(entry, out var value))
        {
            value = read(entry);
            _entries.Add(entry, value);
        }

        return value;
    }
}
