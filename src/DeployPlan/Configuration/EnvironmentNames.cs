using DeployPlan.Diagnostics;

namespace DeployPlan.Configuration;

/// <summary>The environments of a config, for sections that name them.</summary>
internal sealed class EnvironmentNames
{
    private const long MostComparisons = 2_000_000;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private long _comparisons;

    public void Add(string name) => _names.Add(name);

    public bool Contains(string name) => _names.Contains(name);

    /// <summary>The name that was probably meant; nothing once searching has cost too much.</summary>
    public string? Nearest(string name)
    {
        _comparisons += _names.Count;
        return _comparisons <= MostComparisons ? NearestName.Of(name, _names) : null;
    }
}
