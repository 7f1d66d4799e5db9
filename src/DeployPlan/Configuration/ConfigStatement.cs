namespace DeployPlan.Configuration;

/// <summary>What a config may say, gathered from its readers while they read one that says next to nothing.</summary>
internal sealed class ConfigStatement
{
    private readonly Dictionary<string, SectionStatement> _entries = new(StringComparer.Ordinal);

    /// <summary>The top level.</summary>
    public SectionStatement Root { get; } = new();

    /// <summary>What a named entry of this kind may hold: a <c>service</c>.</summary>
    public SectionStatement Entry(string kind)
    {
        if (!_entries.TryGetValue(kind, out var entry))
        {
            entry = new SectionStatement();
            _entries.Add(kind, entry);
        }

        return entry;
    }
}
