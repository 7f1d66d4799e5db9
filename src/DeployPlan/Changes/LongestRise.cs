namespace DeployPlan.Changes;

/// <summary>A longest subsequence of rising numbers, by patience sorting.</summary>
internal static class LongestRise
{
    /// <summary>For each number whether it belongs to it.</summary>
    public static bool[] Of(IReadOnlyList<int> numbers)
    {
        // For each length the position of the smallest number in which a rise of that length ends.
        var ends = new List<int>();
        var previous = new int[numbers.Count];
        for (var i = 0; i < numbers.Count; i++)
        {
            var length = ends.Count == 0 || numbers[ends[ends.Count - 1]] < numbers[i] ? ends.Count : FirstNotBelow(numbers, ends, numbers[i]);
            previous[i] = length == 0 ? -1 : ends[length - 1];
            if (length == ends.Count)
            {
                ends.Add(i);
            }
            else
            {
                ends[length] = i;
            }
        }

        var kept = new bool[numbers.Count];
        for (var i = ends.Count == 0 ? -1 : ends[ends.Count - 1]; i >= 0; i = previous[i])
        {
            kept[i] = true;
        }

        return kept;
    }

    private static int FirstNotBelow(IReadOnlyList<int> numbers, List<int> ends, int number)
    {
        var (low, high) = (0, ends.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = numbers[ends[middle]] < number ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
