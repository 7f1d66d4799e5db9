namespace DeployPlan.Commands;

/// <summary>What one run of the planner is asked to do. All paths are full paths.</summary>
internal sealed record PlanRequest
{
    /// <summary>The config file.</summary>
    public required string ConfigFile { get; init; }

    /// <summary>The environment to plan; null to plan and write every environment and make no items.</summary>
    public string? Environment { get; init; }

    /// <summary>The version that is deployed.</summary>
    public required string Version { get; init; }

    /// <summary>Where <c>&lt;environment&gt;/plan.json</c> is written.</summary>
    public required string OutputDirectory { get; init; }

    /// <summary>Where the run remembers what it did, so that an unchanged build does nothing; null to remember nothing.</summary>
    public string? IntermediateDirectory { get; init; }

    /// <summary>The folder that no path of the config may leave; null for the nearest one with <c>.git</c>.</summary>
    public string? RepositoryRoot { get; init; }

    /// <summary>Keep only these services and what they depend on; empty for all.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>The folder of all releases, for what is different since the last one; null to leave that out.</summary>
    public string? StateDirectory { get; init; }

    /// <summary>Tells the releases that are there now from those of another time: see <see cref="Releases.ReleaseMark"/>.</summary>
    internal string ReleaseMark { get; init; } = "";

    /// <summary>A plan that is not the one in its lock is an error.</summary>
    public bool LockedMode { get; init; }

    /// <summary>Unknown keys are errors.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether <c>plan.md</c> is written beside a plan.</summary>
    public ViewUse Markdown { get; init; }

    /// <summary>Whether <c>plan.html</c> is written beside a plan.</summary>
    public ViewUse Html { get; init; }
}
