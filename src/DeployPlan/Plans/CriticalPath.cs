namespace DeployPlan.Plans;

/// <summary>The longest chain of operations that wait for each other: even with unlimited parallelism a plan takes this many steps.</summary>
internal static class CriticalPath
{
    /// <summary>The ids from the first operation to the last, one per wave; of several such chains the one that ends first in the plan, and so on backwards.</summary>
    public static IReadOnlyList<string> Of(Plan plan)
    {
        var byId = new Dictionary<string, Operation>(plan.Operations.Count, StringComparer.Ordinal);
        Operation? last = null;
        foreach (var operation in plan.Operations)
        {
            byId.Add(operation.Id, operation);
            last = last is null || operation.Wave > last.Wave ? operation : last;
        }

        var path = new List<string>();
        while (last is not null)
        {
            path.Add(last.Id);
            last = PredecessorOf(last);
        }

        path.Reverse();
        return path;

        Operation? PredecessorOf(Operation operation)
        {
            foreach (var id in operation.DependsOn)
            {
                if (byId[id].Wave == operation.Wave - 1)
                {
                    return byId[id];
                }
            }

            return null;
        }
    }
}
