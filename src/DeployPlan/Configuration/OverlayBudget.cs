namespace DeployPlan.Configuration;

/// <summary>
/// What all overlays of a config may copy together. Without it, 20,000 environments that each change one of 20,000 services would cost hours and all memory, and a
/// plan for each of them even more.
/// </summary>
internal sealed class OverlayBudget
{
    /// <summary>Enough for 40 environments that each overlay 50,000 entries.</summary>
    public const int MostEntries = 2_000_000;

    private long _taken;

    /// <summary>Whether it was exceeded.</summary>
    public bool IsSpent => _taken > MostEntries;

    /// <summary>Whether so many entries may be copied.</summary>
    public bool Take(int entries)
    {
        _taken += entries;
        return !IsSpent;
    }
}
