namespace DeployPlan.Configuration;

/// <summary>
/// How many entries all environments may hold together. Without a limit, 20,000 environments of 20,000 services each would cost hours and all memory, as overlays and
/// once more as plans.
/// </summary>
internal sealed class EntryBudget
{
    /// <summary>Enough for 20 environments of 100,000 databases.</summary>
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
