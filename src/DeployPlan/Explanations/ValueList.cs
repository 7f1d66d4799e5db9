using DeployPlan.Configuration;

namespace DeployPlan.Explanations;

/// <summary>Gathers the values of an operation with what set each.</summary>
internal sealed class ValueList(WrittenValues written)
{
    private readonly List<ExplainedValue> _values = [];

    public IReadOnlyList<ExplainedValue> Values => _values;

    public WrittenValues Written { get; } = written;

    public void Add(string name, string value, ValueOrigin origin) =>
        _values.Add(new ExplainedValue(name, value, origin.Way is { } way ? [OriginOf(name, way)] : origin.Origins));

    /// <summary>A mapping of texts; an overlay may change one key of it.</summary>
    public void AddPairs(string name, IReadOnlyList<KeyValuePair<string, string>> pairs, ValueOrigin origin)
    {
        if (pairs.Count == 0)
        {
            Add(name, "[]", origin);
        }

        foreach (var pair in pairs)
        {
            Add($"{name}.{pair.Key}", pair.Value, origin.Way is { } way ? ValueOrigin.Key([.. way, pair.Key]) : origin);
        }
    }

    /// <summary>What is at the end of the way and must be there.</summary>
    public Origin Named(params string[] way) => Written.Find(way) is { } found ? Origin.Named(found) : Origin.Default;

    private Origin OriginOf(string name, string[] way)
    {
        if (Written.Find(way) is not { } found)
        {
            return Origin.Default;
        }

        var isSameName = name == way[way.Length - 1] || name.EndsWith("." + way[way.Length - 1], StringComparison.Ordinal);
        return new Origin(isSameName ? "" : found.Key, found.Span, found.IsOverlay);
    }
}
