using System.Globalization;
using DeployPlan.Configuration;
using DeployPlan.Text;

namespace DeployPlan.Explanations;

/// <summary>Gathers the values of an operation with what set each. What has no value is not listed.</summary>
internal sealed class ValueList(WrittenValues written)
{
    private readonly List<ExplainedValue> _values = [];

    public IReadOnlyList<ExplainedValue> Values => _values;

    public WrittenValues Written { get; } = written;

    public void Add(string name, string? value, params Origin[] setBy)
    {
        if (value is not null)
        {
            _values.Add(new ExplainedValue(name, value, setBy));
        }
    }

    /// <summary>A value with a key of its own, at the end of the way, or its default.</summary>
    public void AddKey(string name, string? value, params string[] way) => Add(name, value, OriginOf(name, way));

    public void AddKey(string name, int? value, params string[] way) => AddKey(name, value?.ToString(CultureInfo.InvariantCulture), way);

    public void AddKey(string name, IReadOnlyList<string> values, params string[] way) => AddKey(name, JsonLine.Of(values), way);

    /// <summary>A mapping of texts; an overlay may change one key of it.</summary>
    public void AddPairs(string name, IReadOnlyList<KeyValuePair<string, string>> pairs, params string[] way)
    {
        if (pairs.Count == 0)
        {
            AddKey(name, "[]", way);
        }

        foreach (var pair in pairs)
        {
            AddKey($"{name}.{pair.Key}", pair.Value, [.. way, pair.Key]);
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
