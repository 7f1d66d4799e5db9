using DeployPlan.Releases;

namespace DeployPlan.Commands;

/// <summary>Everything that one apply is asked to do. Paths are full.</summary>
internal sealed record ApplyRequest
{
    /// <summary>The project that is built, to name in messages and to run drivers of its own.</summary>
    public required string Project { get; init; }

    /// <summary>The plan to apply; empty to resume with the plan of the release.</summary>
    public string PlanFile { get; init; } = "";

    /// <summary>The environment that was asked for; empty where the plan says it.</summary>
    public string Environment { get; init; } = "";

    /// <summary>The folder that the paths of the plan are relative to.</summary>
    public required string ConfigDirectory { get; init; }

    /// <summary>The folder that no path may leave; null for the nearest one with <c>.git</c>.</summary>
    public string? RepositoryRoot { get; init; }

    /// <summary>The folder of all releases.</summary>
    public required string StateDirectory { get; init; }

    /// <summary>The drivers that are registered.</summary>
    public IReadOnlyList<Driver> Drivers { get; init; } = [];

    /// <summary>The id of the plan that was approved; empty for none.</summary>
    public string Approval { get; init; } = "";

    /// <summary>A plan that was applied may be applied again.</summary>
    public bool AllowReplay { get; init; }

    /// <summary>Continue the last release.</summary>
    public bool Resume { get; init; }

    /// <summary>Report only.</summary>
    public bool DryRun { get; init; }

    /// <summary>The release whose lock a person declares dead; empty for none.</summary>
    public string BreakLock { get; init; } = "";

    /// <summary>The value of an environment variable; null where there is none.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>Now, UTC.</summary>
    public required DateTime Now { get; init; }
}
