using DeployPlan.Releases;

namespace DeployPlan.Commands;

/// <summary>What is applied.</summary>
internal sealed record ApplyRequest : CommandRequest
{
    /// <summary>The project that is built, to name in messages and to run drivers of its own.</summary>
    public required string Project { get; init; }

    /// <summary>The plan to apply; empty to resume with the plan of the release.</summary>
    public string PlanFile { get; init; } = "";

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

    /// <summary>The release whose lock to break; empty for none.</summary>
    public string BreakLock { get; init; } = "";

    /// <summary>The value of an environment variable; null if there is none.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>Now, UTC.</summary>
    public required DateTime Now { get; init; }

    /// <summary>Lets drivers look at operations before the first one runs; the ids of those that could not run, whose errors are logged.</summary>
    public Func<ReleaseFolder, IReadOnlyList<DriverCheck>, IReadOnlyList<string>> CheckOperations { get; init; } = static (_, _) => [];

    /// <summary>Runs the operations of a release that has begun, and returns when they have ended.</summary>
    public Action<ReleaseFolder> Execute { get; init; } = static _ => { };
}
