using DeployPlan.Text;

namespace DeployPlan.Traces;

/// <summary>A release that has ended, as the program that sends traces gets it.</summary>
internal sealed record TracedRelease
{
    /// <summary>The id of the release.</summary>
    public required string Id { get; init; }

    /// <summary>The project of the plan.</summary>
    public required string Project { get; init; }

    /// <summary>The environment that was deployed.</summary>
    public required string Environment { get; init; }

    /// <summary>The version that was deployed.</summary>
    public required string Version { get; init; }

    /// <summary>The id of the plan.</summary>
    public required string PlanId { get; init; }

    /// <summary>The commit that was checked out; empty where no git says it.</summary>
    public string Commit { get; init; } = "";

    /// <summary>The job of a build server that ended it; empty where it is no known one.</summary>
    public string Job { get; init; } = "";

    /// <summary>When it began, UTC.</summary>
    public required DateTime Started { get; init; }

    /// <summary>When its last operation ended, UTC.</summary>
    public required DateTime Ended { get; init; }

    /// <summary>Whether every operation has succeeded, here or in the release that this one continued.</summary>
    public required bool HasSucceeded { get; init; }

    /// <summary>What was started in this release, each after what it waited for.</summary>
    public required IReadOnlyList<TracedOperation> Operations { get; init; }

    public static TracedRelease Empty { get; } = new()
    {
        Id = "",
        Project = "",
        Environment = "",
        Version = "",
        PlanId = "",
        Started = default,
        Ended = default,
        HasSucceeded = false,
        Operations = [],
    };

    public static TracedRelease Fields(Form form, TracedRelease x) => new()
    {
        Id = form.Text("id", x.Id, TextKind.Filled, "The id of the release."),
        Project = form.Text("project", x.Project, TextKind.Filled, "The project of the plan."),
        Environment = form.Text("environment", x.Environment, TextKind.Filled, "The environment that was deployed."),
        Version = form.Text("version", x.Version, TextKind.Filled, "The version that was deployed."),
        PlanId = form.Text("plan", x.PlanId, TextKind.Filled, "The id of the plan."),
        Commit = form.Text("commit", x.Commit, TextKind.Any, "The commit that was checked out."),
        Job = form.Text("job", x.Job, TextKind.Any, "The job of a build server."),
        Started = form.Time("started", x.Started, "When it began, UTC."),
        Ended = form.Time("ended", x.Ended, "When its last operation ended, UTC."),
        HasSucceeded = form.Truth("succeeded", x.HasSucceeded, "Whether every operation has succeeded."),
        Operations = form.Objects("operations", x.Operations, TracedOperation.Empty, TracedOperation.Fields, "What was started."),
    };
}
