using DeployPlan.Diagnostics;
using DeployPlan.Plans;

namespace DeployPlan.Planning;

/// <summary>An operation whose dependencies are still being gathered.</summary>
internal sealed class DraftOperation(Phase phase, string name, SourceSpan origin, Operation operation)
{
    // Most operations wait for only a few others, but there may be 100,000 operations.
    private const int MostSearched = 8;
    private List<Dependency>? _dependencies;
    private HashSet<DraftOperation>? _on;

    public Phase Phase { get; } = phase;

    /// <summary>What it is about (a service, a database): orders the operations of one phase.</summary>
    public string Name { get; } = name;

    /// <summary>The line of the config that asks for it.</summary>
    public SourceSpan Origin { get; } = origin;

    /// <summary>Everything but the dependencies and the wave.</summary>
    public Operation Operation { get; } = operation;

    public string Id => Operation.Id;

    /// <summary>The service that it builds, deploys or checks; null for infra and migrations.</summary>
    public string? Service { get; init; }

    /// <summary>The variables that its driver needs.</summary>
    public IReadOnlyList<string> RequiredEnvironment { get; init; } = [];

    public IReadOnlyList<Dependency> Dependencies => _dependencies is null ? [] : _dependencies;

    /// <summary>Makes it wait for <paramref name="on"/>; the first reason for a pair is kept.</summary>
    public void WaitFor(DraftOperation on, SourceSpan declared = default, string reason = "")
    {
        _dependencies ??= [];
        if (!WaitsFor(on))
        {
            _dependencies.Add(new Dependency(on, declared, reason));
            _on?.Add(on);
        }
    }

    /// <summary>Makes it wait for all of them.</summary>
    public void WaitForAll(IEnumerable<DraftOperation> operations, string reason = "")
    {
        foreach (var operation in operations)
        {
            WaitFor(operation, Origin, reason);
        }
    }

    /// <summary>Everything that it waits for, directly or through others.</summary>
    public HashSet<DraftOperation> Before()
    {
        var found = new HashSet<DraftOperation>();
        var open = new Stack<DraftOperation>();
        open.Push(this);
        while (open.Count > 0)
        {
            foreach (var dependency in open.Pop().Dependencies)
            {
                if (found.Add(dependency.On))
                {
                    open.Push(dependency.On);
                }
            }
        }

        return found;
    }

    private bool WaitsFor(DraftOperation on)
    {
        if (_dependencies!.Count <= MostSearched)
        {
            foreach (var dependency in _dependencies)
            {
                if (dependency.On == on)
                {
                    return true;
                }
            }

            return false;
        }

        _on ??= [.. _dependencies.Select(static dependency => dependency.On)];
        return _on.Contains(on);
    }
}

/// <summary>One thing that an operation waits for.</summary>
/// <param name="On">What it waits for.</param>
/// <param name="Declared">The line that says so: the reference of a person, or the operation's own line for an implied dependency.</param>
/// <param name="Reason">Why, for people: <c>depends_on</c>, <c>its build</c>.</param>
internal sealed record Dependency(DraftOperation On, SourceSpan Declared, string Reason);
