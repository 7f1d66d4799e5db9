using DeployPlan.Files;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Stores;

namespace DeployPlan.Commands;

/// <summary>What is applied.</summary>
internal sealed record ApplyRequest : CommandRequest
{
    /// <summary>The project that is built, to name in messages and to run drivers of its own.</summary>
    public required string Project { get; init; }

    /// <summary>The plan to apply; empty to resume with the plan of the release.</summary>
    public string PlanFile { get; init; } = "";

    /// <summary>What <see cref="PlanFile"/> would be if it were relative to where the build was started, which a person may have taken it for; empty if it was given as a full path.</summary>
    public string PlanFileFromStart { get; init; } = "";

    /// <summary>The id of the plan that this build has made; empty for a saved one.</summary>
    public string PlanId { get; init; } = "";

    /// <summary>The bytes of the plan that this build has made, whatever is in the file by now; null to read the file.</summary>
    public byte[]? PlanBytes { get; init; }

    /// <summary>The release that was the last one when the plan was made, or <see cref="PlanBase.NoRelease"/>; empty to look beside the plan.</summary>
    public string LastRelease { get; init; } = "";

    /// <summary>A plan that was made before another release may be applied.</summary>
    public bool AllowOutdated { get; init; }

    /// <summary>A plan that is not the one in its lock is an error.</summary>
    public bool LockedMode { get; init; }

    /// <summary>The folder in which the build was started, for the commands in messages; empty if it is unknown.</summary>
    public string StartDirectory { get; init; } = "";

    /// <summary>Whether nothing says the version, so that the plan has the default.</summary>
    public bool HasNoVersion { get; init; }

    /// <summary>Whether this build has made the plan.</summary>
    public bool IsPlannedNow => PlanId.Length > 0;

    /// <summary>As for any request, and the folder of the plan: wherever it was saved, it is no input of itself. Those of the release that is resumed as well, whose plan may have been elsewhere.</summary>
    public override IReadOnlyList<string> WrittenFolders =>
        [.. base.WrittenFolders.Concat(PlanFile.Length == 0 ? [] : [OwnFiles.Normal(Path.GetDirectoryName(PlanFile)!)]).Concat(ResumedFolders).Distinct(StringComparer.Ordinal)];

    /// <summary>The folders of this kind of the release that is resumed.</summary>
    public IReadOnlyList<string> ResumedFolders { get; init; } = [];

    /// <inheritdoc />
    public override LocalPaths Here => new(ConfigDirectory, RepositoryRoot ?? "", Project, Drivers);

    /// <summary>How this apply is called.</summary>
    public ApplyCommandLine CommandLine => new(Project, StartDirectory, StateDirectory)
    {
        ConfigFile = ConfigFile,
        Services = Services,
        AllowOutdated = AllowOutdated,
        Store = NamedStore,
        Given = Given,
        Target = OnlyBegin ? "DeployPlanBegin" : "DeployPlanApply",
    };

    /// <summary>The drivers that are registered.</summary>
    public IReadOnlyList<Driver> Drivers { get; init; } = [];

    /// <summary>The id of the plan that was approved; empty for none.</summary>
    public string Approval { get; init; } = "";

    /// <summary>A plan that was applied may be applied again.</summary>
    public bool AllowReplay { get; init; }

    /// <summary>Begin a release whose operations other builds run, each by itself, and return.</summary>
    public bool OnlyBegin { get; init; }

    /// <summary>Continue the last release.</summary>
    public bool Resume { get; init; }

    /// <summary>Report only.</summary>
    public bool DryRun { get; init; }

    /// <summary>The release whose lock to break; empty for none.</summary>
    public string BreakLock { get; init; } = "";

    /// <summary>The value of an environment variable; null if there is none.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>Who changes what is in a store.</summary>
    public StoreActor Actor => StoreActor.Of(CiJob.Of(Variable));

    /// <summary>Full path of the program that sends traces; empty where no package has it.</summary>
    public string HostProgram { get; init; } = "";

    /// <summary>The release under way that is meant, or the id of its plan, where one of its operations is run by itself, or where it is ended.</summary>
    public string Release { get; init; } = "";

    /// <summary>The operation that is run by itself.</summary>
    public string OperationId { get; init; } = "";

    /// <summary>Runs that operation, and returns when it has ended; what waited for it is not run.</summary>
    public Action<ReleaseFolder, string> ExecuteOne { get; init; } = static (_, _) => { };

    /// <summary>Tells a person at once what this waits for.</summary>
    public Action<string> Say { get; init; } = static _ => { };

    /// <summary>Ends the waiting for other machines.</summary>
    public CancellationToken Cancelled { get; init; }

    /// <summary>Now, UTC.</summary>
    public required DateTime Now { get; init; }

    /// <summary>Lets drivers look at operations before the first one runs; the ids of those that could not run, whose errors are logged.</summary>
    public Func<ReleaseFolder, IReadOnlyList<DriverCheck>, IReadOnlyList<string>> CheckOperations { get; init; } = static (_, _) => [];

    /// <summary>Runs the operations of a release that has begun, and returns when they have ended.</summary>
    public Action<ReleaseFolder> Execute { get; init; } = static _ => { };

    /// <summary>This apply again, whole, with a property more.</summary>
    public string CommandWith(VerifiedPlan plan, string property) => CommandLine.Of(
        plan.Plan.Environment,
        Resume ? "DeployPlanResume=true" : !IsPlannedNow ? "DeployPlanFile=" + PlanFile : HasNoVersion ? "" : "DeployPlanVersion=" + plan.Plan.Version,
        IsPlannedNow || Resume || LastRelease.Length == 0 ? "" : "DeployPlanLastRelease=" + LastRelease,
        Kept("DeployPlanApprove=", Approval, property),
        Kept("DeployPlanAllowReplay=", AllowReplay ? "true" : "", property),
        Kept("DeployPlanBreakLock=", BreakLock, property),
        property);

    private static string Kept(string name, string value, string property) => value.Length == 0 || property.StartsWith(name, StringComparison.Ordinal) ? "" : name + value;
}
