namespace DeployPlan.Exports;

/// <summary>What an exporter writes: jobs with names, each with only the needs that no other need implies, and none with more than the engine takes.</summary>
/// <param name="PlanId">The id of the plan.</param>
/// <param name="Project">The project of the plan.</param>
/// <param name="Environment">The environment.</param>
/// <param name="Jobs">In an order in which they can run.</param>
/// <param name="Request">What the file says beside the plan.</param>
internal sealed record JobPlan(string PlanId, string Project, string Environment, IReadOnlyList<ExportJob> Jobs, ExportRequest Request)
{
    /// <summary>Whether later jobs need what earlier ones leave in the folder of the checkout, so that none may clean it.</summary>
    public bool KeepsCheckout { get; init; }

    /// <summary>The names of what a job needs, in the order of the jobs.</summary>
    public IEnumerable<string> NamesOf(ExportJob job) => job.Needs.Select(need => Jobs[need].Name);

    /// <summary>The names of all environment variables that jobs need, in ordinal order.</summary>
    public IReadOnlyCollection<string> VariableNames => new SortedSet<string>(Jobs.SelectMany(static job => job.Variables), StringComparer.Ordinal);
}
