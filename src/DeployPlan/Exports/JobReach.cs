namespace DeployPlan.Exports;

/// <summary>What comes before each job of a list in which every job is after what it needs: sets of bits, so that 10,000 jobs take 13 MB.</summary>
internal sealed class JobReach
{
    private const int Bits = 64;

    private readonly ulong[][] _before;

    private JobReach(int count) => _before = new ulong[count][];

    /// <summary>Everything that comes before each job, directly or through others.</summary>
    /// <param name="needs">For each job the places of what it needs, all lower than its own.</param>
    public static JobReach Of(IReadOnlyList<IReadOnlyList<int>> needs)
    {
        var reach = new JobReach(needs.Count);
        for (var i = 0; i < needs.Count; i++)
        {
            reach.Add(i, needs[i]);
        }

        return reach;
    }

    /// <summary>The needs without those that others of them imply: of a graph without cycles there is one such list.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Reduce(IReadOnlyList<IReadOnlyList<int>> needs)
    {
        var reach = new JobReach(needs.Count);
        var reduced = new IReadOnlyList<int>[needs.Count];
        for (var i = 0; i < reduced.Length; i++)
        {
            reduced[i] = reach.Add(i, needs[i]);
        }

        return reduced;
    }

    /// <summary>Whether one comes before another.</summary>
    public bool IsBefore(int first, int job) => Has(_before[job], first);

    // What implies another need comes after it, so it is looked at first.
    private int[] Add(int job, IReadOnlyList<int> needs)
    {
        var before = new ulong[(_before.Length + Bits - 1) / Bits];
        var kept = new List<int>();
        foreach (var need in needs.OrderByDescending(static need => need))
        {
            if (Has(before, need))
            {
                continue;
            }

            kept.Add(need);
            before[need / Bits] |= 1UL << (need % Bits);
            for (var i = 0; i < before.Length; i++)
            {
                before[i] |= _before[need][i];
            }
        }

        _before[job] = before;
        kept.Reverse();
        return [.. kept];
    }

    private static bool Has(ulong[] set, int place) => (set[place / Bits] & (1UL << (place % Bits))) != 0;
}
