using DeployPlan.Plans;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>Operations as items, all together and by type; an item that is in two lists is one object.</summary>
internal sealed class ItemGroups
{
    private readonly IReadOnlyList<OperationItem> _operations;

    public ItemGroups(IReadOnlyList<OperationItem> operations)
    {
        _operations = operations;
        All = new ITaskItem[operations.Count];
        for (var i = 0; i < All.Length; i++)
        {
            All[i] = LiteralText.ToItem(operations[i]);
        }
    }

    /// <summary>All of them, in plan order.</summary>
    public ITaskItem[] All { get; }

    /// <summary>Those of one type, in plan order.</summary>
    public ITaskItem[] Of(OperationType type)
    {
        var name = type.ToName();
        var items = new List<ITaskItem>();
        for (var i = 0; i < All.Length; i++)
        {
            if (_operations[i].Type == name)
            {
                items.Add(All[i]);
            }
        }

        return [.. items];
    }
}
