using DeployPlan.Plans;

namespace DeployPlan.Changes;

/// <summary>Which operations of a plan use a file: looked up by the file and the folders above it, so that many files and many operations stay cheap.</summary>
internal sealed class SealedConsumers
{
    private readonly Dictionary<string, List<string>> _byPath = new(StringComparer.Ordinal);

    public SealedConsumers(Plan plan)
    {
        foreach (var operation in plan.Operations.Concat(plan.ManualOperations))
        {
            foreach (var path in Consumption.Of(operation.Inputs).Paths)
            {
                if (!_byPath.TryGetValue(path, out var ids))
                {
                    _byPath.Add(path, ids = []);
                }

                ids.Add(operation.Id);
            }
        }
    }

    /// <summary>Ids of the operations, each once.</summary>
    public IReadOnlyCollection<string> Of(string file)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var path = file; path.Length > 0; path = Above(path))
        {
            AddConsumers(path, found);
        }

        AddConsumers(".", found);
        return found;
    }

    private void AddConsumers(string path, HashSet<string> found)
    {
        if (_byPath.TryGetValue(path, out var ids))
        {
            found.UnionWith(ids);
        }
    }

    private static string Above(string path) => path.LastIndexOf('/') is > 0 and var slash ? path.Substring(0, slash) : "";
}
