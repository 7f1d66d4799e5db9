using DeployPlan.Text;

namespace DeployPlan.Releases;

/// <summary>One execution of one plan: what is decided before its first operation and never changes.</summary>
internal sealed record Release
{
    /// <summary>Sorts by time: <c>20260102T030405678Z-1a2b3c</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The environment that is deployed.</summary>
    public required string Environment { get; init; }

    /// <summary>The id of the plan.</summary>
    public required string PlanId { get; init; }

    /// <summary>The version that is deployed.</summary>
    public required string Version { get; init; }

    /// <summary>When it started, UTC.</summary>
    public required DateTime Started { get; init; }

    /// <summary>How many operations the plan has.</summary>
    public required int Operations { get; init; }

    /// <summary>The release that it continues; empty if it continues none.</summary>
    public string Resumes { get; init; } = "";

    /// <summary>The release before it, whatever became of that one; empty for the first one, and where no one noted it.</summary>
    public string Previous { get; init; } = "";

    /// <summary>Full path of the folder that the paths of the plan are relative to.</summary>
    public required string ConfigDirectory { get; init; }

    /// <summary>Full path of the folder that no path may leave; empty where the folder of the config decides.</summary>
    public string RepositoryRoot { get; init; } = "";

    /// <summary>Full path of the project that is built; drivers without a file of their own are targets of it.</summary>
    public required string Project { get; init; }

    /// <summary>The commit that was checked out, or, of a rollback, that of the release that it went back to; empty where no git says it.</summary>
    public string Commit { get; init; } = "";

    /// <summary>Whether files differed from that commit.</summary>
    public bool IsDirty { get; init; }

    /// <summary>The user who began it; empty where no one noted it.</summary>
    public string User { get; init; } = "";

    /// <summary>The machine on which it was begun; empty where no one noted it.</summary>
    public string Host { get; init; } = "";

    /// <summary>The job of a build server, as people find it; empty for none.</summary>
    public string Job { get; init; } = "";

    /// <summary>The id of the plan that was approved; empty for none.</summary>
    public string Approval { get; init; } = "";

    /// <summary>The number of the lease under which it was begun; 0 where it had none.</summary>
    public int LeaseNumber { get; init; }

    /// <summary>The pipeline of a build server whose jobs run its operations, each by itself; empty where none does, or none is known.</summary>
    public string Pipeline { get; init; } = "";

    /// <summary>Whether other builds run its operations, each by itself; null where no one noted it.</summary>
    public bool? IsInSteps { get; init; }

    /// <summary>The services to which its plan was narrowed; empty where it has all of the environment.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Whether operations are only reported.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>The drivers of the plan.</summary>
    public required IReadOnlyList<Driver> Drivers { get; init; }

    public static Release Empty { get; } = new()
    {
        Id = "",
        Environment = "",
        PlanId = "",
        Version = "",
        Started = default,
        Operations = 0,
        ConfigDirectory = "",
        Project = "",
        Drivers = [],
    };

    /// <summary>The fields of release.json.</summary>
    public static Release Fields(Form form, Release x) => new()
    {
        Id = form.Text("id", x.Id, TextKind.Filled, "The id; ids sort by time."),
        Environment = form.Text("environment", x.Environment, TextKind.Filled, "The environment that is deployed."),
        PlanId = form.Text("plan", x.PlanId, TextKind.Filled, "The id of the plan."),
        Version = form.Text("version", x.Version, TextKind.Filled, "The version that is deployed."),
        Started = form.Time("started", x.Started, "When it started, UTC."),
        Operations = form.Number("operations", x.Operations, 0, int.MaxValue, "How many operations the plan has."),
        Resumes = form.Text("resumes", x.Resumes, TextKind.Any, "The release that it continues; empty if none."),
        Previous = form.Text("previous", x.Previous, TextKind.Any, "The release before it; empty if none."),
        ConfigDirectory = form.Text("config_directory", x.ConfigDirectory, TextKind.Filled, "The folder that the paths of the plan are relative to."),
        RepositoryRoot = form.OptionalText("repository_root", Some(x.RepositoryRoot), TextKind.Filled, "The folder that no path may leave, where the build names one.") ?? "",
        Project = form.Text("project", x.Project, TextKind.Filled, "The project that is built."),
        Commit = form.OptionalText("commit", Some(x.Commit), TextKind.Filled, "The commit that was checked out, where git says it; of a rollback, that of the release that it went back to.") ?? "",
        IsDirty = form.OptionalTruth("dirty", x.Commit.Length == 0 ? null : x.IsDirty, "Whether files that git knows differed from that commit, or it did not have one that the plan uses.") ?? false,
        User = form.OptionalText("user", Some(x.User), TextKind.Filled, "The user who began it.") ?? "",
        Host = form.OptionalText("host", Some(x.Host), TextKind.Filled, "The machine on which it was begun.") ?? "",
        Job = form.OptionalText("job", Some(x.Job), TextKind.Filled, "The job of a build server: its address, where the server says one.") ?? "",
        Approval = form.OptionalText("approval", Some(x.Approval), TextKind.Filled, "The id of the plan that was approved.") ?? "",
        LeaseNumber = form.OptionalNumber("lease", x.LeaseNumber == 0 ? null : x.LeaseNumber, 1, int.MaxValue, "The number of the lease under which it was begun, where a store has it.") ?? 0,
        Pipeline = form.OptionalText("pipeline", Some(x.Pipeline), TextKind.Filled, "The pipeline of a build server whose jobs run its operations, each by itself, where one is known.") ?? "",
        IsInSteps = form.OptionalTruth("in_steps", x.IsInSteps, "Whether other builds run its operations, each by itself, where a store has it."),
        Services = form.OptionalTexts("services", x.Services.Count == 0 ? null : x.Services, TextKind.Filled, "The services to which its plan was narrowed, where it was.") ?? [],
        IsDryRun = form.Truth("dry_run", x.IsDryRun, "Whether operations are only reported."),
        Drivers = form.Objects("drivers", x.Drivers, Driver.Empty, Driver.Fields, "The drivers of the plan."),
    };

    /// <summary>The release in a file; null if there is none that is whole.</summary>
    public static Release? Read(string file) => RecordFormat.Read(file, Empty, Fields) is { } release && release.Started != default ? release : null;

    public byte[] ToBytes() => RecordFormat.ToBytes(this, Fields);

    /// <summary>The driver that executes the operation; null if the release has none for it.</summary>
    public Driver? DriverOf(Plans.Operation operation) => new DriverTable(Drivers).Find(operation.Driver, Plans.OperationTypes.ToName(operation.Type));

    /// <summary>The text; null where it says nothing.</summary>
    internal static string? Some(string? text) => text is { Length: > 0 } ? text : null;
}
