using DeployPlan.Plans;

namespace DeployPlan.Views;

/// <summary>What Markdown and HTML show: a plan, and what is known about it beyond what plan.json holds. What is not known is left out of the view.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Id">Its id.</param>
internal sealed record PlanView(Plan Plan, string Id)
{
    /// <summary>By the id of an operation, manual ones too: the place in the config that asks for it, <c>deploy.yml:36</c>.</summary>
    public IReadOnlyDictionary<string, string> ConfigLines { get; init; } = new Dictionary<string, string>();

    /// <summary>Messages about the config, one per line.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>By the id of an operation: how it differs from the last successful release.</summary>
    public IReadOnlyDictionary<string, OperationNote> Notes { get; init; } = new Dictionary<string, OperationNote>();

    /// <summary>The release that executes the plan; null for a plan without one.</summary>
    public ReleaseView? Release { get; init; }

    /// <summary>After how many seconds a browser reads the page again; null for one that stays as it is.</summary>
    public int? RefreshSeconds { get; init; }
}
