namespace DeployPlan.Configuration;

/// <summary>
/// How many entries all environments may have together. Without a limit, 20,000 environments with 20,000 services each would take hours and all memory, as overlays and
/// again as plans.
/// </summary>
internal sealed class EntryBudget
{
    /// <summary>Enough for 20 environments with 100,000 databases each.</summary>
    public const int MostEntries = 2_000_000;

    private long _taken;

    /// <summary>Whether it was exceeded.</summary>
    public bool IsSpent => _taken > MostEntries;

    /// <summary>Whether so many entries more may be held.</summary>
    public bool Take(int entries)
    {
        _taken += entries;
        return !IsSpent;
    }
}
