using DeployPlan.Plans;

namespace DeployPlan.Views;

/// <summary>
/// The dependencies of an operation that no other dependency implies: enough for a person to see when it starts. The plan itself has every dependency.
/// </summary>
internal sealed class DirectDependencies
{
    private readonly Dictionary<string, HashSet<string>> _ancestors = new(StringComparer.Ordinal);

    /// <summary>Ids in ordinal order; ask for the operations in plan order.</summary>
    public IReadOnlyList<string> Of(Operation operation)
    {
        var implied = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in operation.DependsOn)
        {
            implied.UnionWith(_ancestors[id]);
        }

        var direct = new List<string>(operation.DependsOn.Count);
        foreach (var id in operation.DependsOn)
        {
            if (implied.Add(id))
            {
                direct.Add(id);
            }
        }

        _ancestors.Add(operation.Id, implied);
        return direct;
    }
}
