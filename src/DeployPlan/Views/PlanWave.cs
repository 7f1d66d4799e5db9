using System.Globalization;
using DeployPlan.Plans;

namespace DeployPlan.Views;

/// <summary>A summary of a wave of a plan.</summary>
/// <param name="Number">The wave.</param>
/// <param name="ByType">How many operations of each type it has, in the order of the types.</param>
internal sealed record PlanWave(int Number, IReadOnlyList<int> ByType)
{
    /// <summary><c>3 build, 1 deploy</c>.</summary>
    public string Counts => string.Join(", ", ByType
        .Select((count, type) => (Count: count, Type: (OperationType)type))
        .Where(counted => counted.Count > 0)
        .Select(counted => counted.Count.ToString("#,0", CultureInfo.InvariantCulture) + " " + counted.Type.ToName()));

    /// <summary>The waves in order.</summary>
    public static IReadOnlyList<PlanWave> Of(Plan plan)
    {
        var counts = new SortedDictionary<int, int[]>();
        foreach (var operation in plan.Operations)
        {
            if (!counts.TryGetValue(operation.Wave, out var types))
            {
                counts.Add(operation.Wave, types = new int[OperationTypes.All.Length]);
            }

            types[(int)operation.Type]++;
        }

        return [.. counts.Select(wave => new PlanWave(wave.Key, wave.Value))];
    }
}
