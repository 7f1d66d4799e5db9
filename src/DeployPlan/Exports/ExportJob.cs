using DeployPlan.Plans;

namespace DeployPlan.Exports;

/// <summary>One job of an exported file, the same for every engine.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Id">What it is for: the id of an operation, manual ones included, or <c>approve</c>, <c>begin</c>, <c>end</c>.</param>
internal sealed record ExportJob(JobKind Kind, string Id)
{
    /// <summary>Its name in the engine; empty before names are given.</summary>
    public string Name { get; init; } = "";

    /// <summary>The jobs that must have succeeded before, by their places in the list, in ascending order; all of them are before this one. Of <see cref="JobKind.End"/>: must have ended.</summary>
    public IReadOnlyList<int> Needs { get; init; } = [];

    /// <summary>A program and its arguments; empty for a job that runs nothing.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Labels that a machine must have, in ordinal order; empty for any machine.</summary>
    public IReadOnlyList<string> RunsOn { get; init; } = [];

    /// <summary>When an engine may stop it, in minutes: later than it stops by itself; null where the plan has no limit for it.</summary>
    public int? LimitMinutes { get; init; }

    /// <summary>Names of the environment variables that it needs, in ordinal order; never values.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>The type of its operation; null if it runs none.</summary>
    public OperationType? Type { get; init; }
}
