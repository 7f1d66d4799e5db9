using DeployPlan.Commands;
using DeployPlan.Releases;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Apply;

/// <summary>Executes a plan as a release: checks everything, locks the environment, has MSBuild run the operations, and reports the result.</summary>
/// <remarks>One task and not several targets, because a build that is cancelled runs no further target, and the environment must be free at every exit.</remarks>
[MSBuildMultiThreadableTask]
public sealed class ApplyRelease : ConfigTask, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _cancelled = new();

    /// <summary>The plan; empty to resume with the plan of the last release.</summary>
    public ITaskItem? PlanFile { get; set; }

    /// <summary>The id of the plan, where this build has made it; empty for a saved plan.</summary>
    public string PlanId { get; set; } = "";

    /// <summary>Whether nothing says the version, so that the plan of this build has the default.</summary>
    public bool HasNoVersion { get; set; }

    /// <summary>The id of the release that was the last one when the plan was made, or <c>none</c>; empty to look beside the plan.</summary>
    public string LastRelease { get; set; } = "";

    /// <summary>A plan that was made before another release may be applied.</summary>
    public string AllowOutdated { get; set; } = "";

    /// <summary>A saved plan that is not the one in its lock is an error.</summary>
    public string LockedMode { get; set; } = "";

    /// <summary>The registered drivers: name; metadata OperationType, TargetName, File, Retries, RetryDelaySeconds, TimeoutSeconds, Tools, CheckTarget.</summary>
    public ITaskItem[] Drivers { get; set; } = [];

    /// <summary>The id of the plan that was approved.</summary>
    public string Approve { get; set; } = "";

    /// <summary>A plan that was applied may be applied again.</summary>
    public string AllowReplay { get; set; } = "";

    /// <summary>Where <see cref="GeneratePlan"/> remembers what it did.</summary>
    public ITaskItem? IntermediateDirectory { get; set; }

    /// <summary>Continue the last release.</summary>
    public string Resume { get; set; } = "";

    /// <summary>Report only.</summary>
    public string DryRun { get; set; } = "";

    /// <summary>The release whose lock is declared dead.</summary>
    public string BreakLock { get; set; } = "";

    /// <summary>Which part of an apply: <c>Apply</c> for all of it, <c>Begin</c>, <c>Run</c> or <c>End</c>.</summary>
    public string Step { get; set; } = "Apply";

    /// <summary>The release under way that is meant, or the id of its plan, to run one of its operations or to end it.</summary>
    public string Release { get; set; } = "";

    /// <summary>The operation to run by itself.</summary>
    public string OperationId { get; set; } = "";

    /// <summary>The id of a release that has begun, and is left to others.</summary>
    [Output]
    public string ReleaseId { get; private set; } = "";

    /// <summary>The file that GitHub Actions shows as the summary of the step; empty elsewhere.</summary>
    public ITaskItem? GitHubSummary { get; set; }

    /// <summary>Whether Azure Pipelines reads what is printed.</summary>
    public bool IsAzurePipelines { get; set; }

    /// <summary>Codes of warnings that the project turns off, separated by <c>;</c>.</summary>
    public string WarningsAsMessages { get; set; } = "";

    /// <summary><c>TreatWarningsAsErrors</c> of the project: every warning is an error.</summary>
    public string TreatWarningsAsErrors { get; set; } = "";

    /// <summary>Codes that stay warnings all the same.</summary>
    public string WarningsNotAsErrors { get; set; } = "";

    /// <summary>Ends the waiting for other machines. What runs is cancelled by MSBuild, and recorded.</summary>
    public void Cancel() => _cancelled.Cancel();

    /// <inheritdoc />
    public void Dispose() => _cancelled.Dispose();

    // A warning that is an error must keep a saved plan from being applied, and not an environment from being freed.
    private protected override void SayFirst()
    {
        if (Step != "End")
        {
            Report(MistypedProperties.Unsaid(
                BuildEngine, WarningsAsErrors.Promote(MistypedProperties.Of(BuildEngine, ConfigFile), BuildEngine, new(WarningsAsMessages, TreatWarningsAsErrors, WarningsNotAsErrors))));
        }
    }

    private protected override bool Run()
    {
        var project = Project.FullPath();
        var request = Fill(new ApplyRequest
        {
            ConfigFile = ConfigFile,
            Project = project,
            PlanFile = PlanFile?.FullPath() ?? "",
            PlanFileFromStart = PlanFileFromStart(),
            PlanId = PlanId,
            IntermediateDirectory = IntermediateDirectory?.FullPath(),
            HasNoVersion = HasNoVersion,
            PlanBytes = MadePlan.Find(BuildEngine, PlanId),
            LastRelease = LastRelease,
            AllowOutdated = IsOn("DeployPlanAllowOutdated", AllowOutdated),
            LockedMode = IsOn("DeployPlanLockedMode", LockedMode),
            StartDirectory = StartDirectory,
            Drivers = [.. Drivers.Select(driver => DriverItem.ToDriver(driver, project))],
            Approval = Approve,
            AllowReplay = IsOn("DeployPlanAllowReplay", AllowReplay),
            Resume = IsOn("DeployPlanResume", Resume),
            DryRun = IsOn("DeployPlanDryRun", DryRun),
            BreakLock = BreakLock,
            OnlyBegin = Step == "Begin",
            Release = Release,
            OperationId = OperationId,
            HostProgram = StoreProgram?.FullPath() ?? "",
            ExecuteOne = RunOne,
            Say = Show,
            Cancelled = _cancelled.Token,
            Variable = System.Environment.GetEnvironmentVariable,
            Now = DateTime.UtcNow,
            CheckOperations = CheckOperations,
            Execute = RunOperations,
        });
        if (Log.HasLoggedErrors)
        {
            return false;
        }

        var outcome = Step switch
        {
            "Run" => RunCommand.Run(request),
            "End" => EndCommand.Run(request),
            _ => ApplyCommand.Run(request),
        };
        ReleaseId = outcome.ReleaseId;

        // The terminal logger hides messages, but shows what follows "<project> -> " as the output of the project.
        Show(outcome.Text.Length == 0 ? "" : $"{Path.GetFileNameWithoutExtension(project)} -> {outcome.Place}\n\n{WithCommands(outcome.Text)}");
        JobSummary.Add(Log, outcome.Markdown, $"Release {Path.GetFileName(outcome.Place)}", GitHubSummary, IsAzurePipelines);
        return Succeeds(outcome) && !outcome.IsCancelled;
    }

    private string PlanFileFromStart()
    {
        var named = PlanFile?.ItemSpec ?? "";
        return named.Length == 0 || StartDirectory.Length == 0 || Path.IsPathRooted(named) ? "" : Path.GetFullPath(Path.Combine(StartDirectory, named));
    }

    private IReadOnlyList<string> CheckOperations(ReleaseFolder folder, IReadOnlyList<DriverCheck> checks)
    {
        ReleaseCache.Put(BuildEngine, folder);
        return DriverCall.Check(BuildEngine, folder, checks, _cancelled.Token.WaitHandle);
    }

    // A release that waits for a queue of jobs is renewed by each of them.
    private protected override int DefaultLeaseSeconds => Step == "Begin" ? 3600 : base.DefaultLeaseSeconds;

    private void RunOne(ReleaseFolder folder, string id)
    {
        ReleaseCache.Put(BuildEngine, folder);
        OperationRequests.Run(BuildEngine, folder, [id], isAlone: true);
    }

    private void RunOperations(ReleaseFolder folder)
    {
        ReleaseCache.Put(BuildEngine, folder);
        OperationRequests.Run(BuildEngine, folder, ReadyOperations.AtStart(folder));
    }
}
