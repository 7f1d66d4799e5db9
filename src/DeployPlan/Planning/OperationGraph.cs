using System.Text;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Planning;

/// <summary>
/// Orders operations: of those that are ready the earliest phase comes first, then the name, then the id, in ordinal order. So the order in which a config lists things
/// never matters. Linear in operations and dependencies, except for the sorted set of what is ready.
/// </summary>
internal static class OperationGraph
{
    /// <summary>The operations in executable order with their waves and dependencies; null, with diagnostics, if ids repeat or operations wait for each other.</summary>
    public static IReadOnlyList<Operation>? Order(IReadOnlyList<DraftOperation> drafts, DiagnosticBag diagnostics)
    {
        if (!AreUnique(drafts, diagnostics))
        {
            return null;
        }

        var sort = new Sort(drafts);
        sort.Run();
        if (sort.IsComplete)
        {
            return sort.Operations();
        }

        do
        {
            var cycle = sort.FindCycle();

            // A cycle starts with infra or a deploy, and what those wait for in a cycle a person has declared.
            diagnostics.Add(PlanningDiagnostics.Cycle(cycle[0].Declared, Describe(cycle)));
            sort.Release(cycle);
            sort.Run();
        }
        while (!sort.IsComplete);
        return null;
    }

    private static bool AreUnique(IReadOnlyList<DraftOperation> drafts, DiagnosticBag diagnostics)
    {
        var byId = new Dictionary<string, DraftOperation>(drafts.Count, StringComparer.Ordinal);
        var unique = true;
        foreach (var draft in drafts)
        {
            if (byId.TryGetValue(draft.Id, out var first))
            {
                diagnostics.Add(PlanningDiagnostics.DuplicateOperation(draft.Origin, draft.Id, first.Origin));
                unique = false;
            }
            else
            {
                byId.Add(draft.Id, draft);
            }
        }

        return unique;
    }

    // The last dependency of the cycle leads to the operation that has the first one.
    private static string Describe(IReadOnlyList<Dependency> cycle)
    {
        var text = new StringBuilder(cycle[cycle.Count - 1].On.Id);
        foreach (var dependency in cycle)
        {
            text.Append(" -> ").Append(dependency.On.Id).Append(" (").Append(dependency.Reason).Append(", line ").Append(dependency.Declared.Line).Append(')');
        }

        return text.ToString();
    }

    /// <summary>Kahn's algorithm, with a sorted set of what is ready.</summary>
    private sealed class Sort
    {
        private readonly Dictionary<DraftOperation, Node> _nodes;
        private readonly SortedSet<Node> _ready = new(NodeOrder.Instance);
        private readonly List<Node> _waiting;
        private readonly List<Node> _done;
        private int _firstWaiting;
        private int _walks;

        public Sort(IReadOnlyList<DraftOperation> drafts)
        {
            _nodes = new Dictionary<DraftOperation, Node>(drafts.Count);
            _waiting = new List<Node>(drafts.Count);
            _done = new List<Node>(drafts.Count);
            foreach (var draft in drafts)
            {
                var node = new Node(draft);
                _nodes.Add(draft, node);
                _waiting.Add(node);
            }

            foreach (var node in _waiting)
            {
                foreach (var dependency in node.Draft.Dependencies)
                {
                    _nodes[dependency.On].AddDependent(node);
                }

                if (node.OpenDependencies == 0)
                {
                    _ready.Add(node);
                }
            }
        }

        public bool IsComplete => _done.Count == _waiting.Count;

        /// <summary>The operations in the order in which they were done.</summary>
        public IReadOnlyList<Operation> Operations()
        {
            var operations = new Operation[_done.Count];
            for (var i = 0; i < operations.Length; i++)
            {
                operations[i] = ToOperation(_done[i]);
            }

            return operations;
        }

        public void Run()
        {
            while (_ready.Min is { } node)
            {
                _ready.Remove(node);
                Complete(node);
            }
        }

        /// <summary>A cycle among what is left, starting with its first operation in plan order.</summary>
        public IReadOnlyList<Dependency> FindCycle()
        {
            _walks++;
            while (_waiting[_firstWaiting].IsDone)
            {
                _firstWaiting++;
            }

            var path = new List<Dependency>();
            var at = _waiting[_firstWaiting];
            while (at.Walk != _walks)
            {
                (at.Walk, at.Step) = (_walks, path.Count);
                var next = FirstOpen(at);
                path.Add(next);
                at = _nodes[next.On];
            }

            return StartingWithFirst(path.GetRange(at.Step, path.Count - at.Step));
        }

        /// <summary>Treats the operations of a reported cycle as done, so that the next cycle can be found.</summary>
        public void Release(IReadOnlyList<Dependency> cycle)
        {
            foreach (var dependency in cycle)
            {
                _nodes[dependency.On].IsDone = true;
            }

            foreach (var dependency in cycle)
            {
                Complete(_nodes[dependency.On]);
            }
        }

        private void Complete(Node node)
        {
            node.IsDone = true;
            _done.Add(node);
            foreach (var dependent in node.Dependents)
            {
                dependent.Wave = Math.Max(dependent.Wave, node.Wave + 1);
                if (--dependent.OpenDependencies == 0 && !dependent.IsDone)
                {
                    _ready.Add(dependent);
                }
            }
        }

        // Every remaining operation waits for another one that remains; taking the first such dependency in plan order makes the path independent of the order of the config.
        private Dependency FirstOpen(Node node)
        {
            Dependency? first = null;
            foreach (var dependency in node.Draft.Dependencies)
            {
                var on = _nodes[dependency.On];
                if (!on.IsDone && (first is null || NodeOrder.Instance.Compare(on, _nodes[first.On]) < 0))
                {
                    first = dependency;
                }
            }

            return first!;
        }

        private List<Dependency> StartingWithFirst(List<Dependency> cycle)
        {
            var first = 0;
            for (var i = 1; i < cycle.Count; i++)
            {
                if (NodeOrder.Instance.Compare(_nodes[cycle[i].On], _nodes[cycle[first].On]) < 0)
                {
                    first = i;
                }
            }

            var rotated = cycle.GetRange(first + 1, cycle.Count - first - 1);
            rotated.AddRange(cycle.GetRange(0, first + 1));
            return rotated;
        }

        private static Operation ToOperation(Node node)
        {
            var dependencies = node.Draft.Dependencies;
            var ids = new string[dependencies.Count];
            for (var i = 0; i < ids.Length; i++)
            {
                ids[i] = dependencies[i].On.Id;
            }

            Array.Sort(ids, StringComparer.Ordinal);
            return node.Draft.Operation with { Wave = node.Wave, DependsOn = ids };
        }
    }

    private sealed class Node(DraftOperation draft)
    {
        private List<Node>? _dependents;

        public DraftOperation Draft { get; } = draft;

        public IReadOnlyList<Node> Dependents => _dependents is null ? [] : _dependents;

        public int OpenDependencies { get; set; } = draft.Dependencies.Count;

        public int Wave { get; set; } = 1;

        public bool IsDone { get; set; }

        /// <summary>The last walk along a cycle that came here.</summary>
        public int Walk { get; set; }

        /// <summary>How many steps that walk had taken.</summary>
        public int Step { get; set; }

        public void AddDependent(Node node) => (_dependents ??= []).Add(node);
    }

    private sealed class NodeOrder : IComparer<Node>
    {
        public static NodeOrder Instance { get; } = new();

        public int Compare(Node? x, Node? y)
        {
            var (a, b) = (x!.Draft, y!.Draft);
            if (a.Phase != b.Phase)
            {
                return a.Phase < b.Phase ? -1 : 1;
            }

            var byName = string.CompareOrdinal(a.Name, b.Name);
            return byName != 0 ? byName : string.CompareOrdinal(a.Id, b.Id);
        }
    }
}
