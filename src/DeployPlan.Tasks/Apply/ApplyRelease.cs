using System.Diagnostics;
using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Releases;
using DeployPlan.Views;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Apply;

/// <summary>Executes a plan as a release: checks everything, takes the environment, has MSBuild run the operations, and says how it ended.</summary>
/// <remarks>One task and not several targets, because a build that is cancelled runs no further target, and the environment must be free at every exit.</remarks>
[MSBuildMultiThreadableTask]
public sealed class ApplyRelease : Microsoft.Build.Utilities.Task
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    /// <summary>The plan; empty to resume with the plan of the last release.</summary>
    public ITaskItem? PlanFile { get; set; }

    /// <summary>The environment that was asked for; may be empty where there is a plan.</summary>
    public string Environment { get; set; } = "";

    /// <summary>The config: the paths of a plan are relative to its folder.</summary>
    [Required]
    public ITaskItem Config { get; set; } = null!;

    /// <summary>The project that is built.</summary>
    [Required]
    public ITaskItem Project { get; set; } = null!;

    /// <summary>The folder of all releases; empty for <c>.deployplan</c> beside the config.</summary>
    public ITaskItem? StateDirectory { get; set; }

    /// <summary>The folder of plans, which takes what a dry run reports.</summary>
    [Required]
    public ITaskItem OutputDirectory { get; set; } = null!;

    /// <summary>The registered drivers: name; metadata OperationType, TargetName, File, Retries, RetryDelaySeconds, TimeoutSeconds.</summary>
    public ITaskItem[] Drivers { get; set; } = [];

    /// <summary>The id of the plan that was approved.</summary>
    public string Approve { get; set; } = "";

    /// <summary>A plan that was applied may be applied again.</summary>
    public bool AllowReplay { get; set; }

    /// <summary>Continue the last release.</summary>
    public bool Resume { get; set; }

    /// <summary>Report only.</summary>
    public bool DryRun { get; set; }

    /// <summary>The release whose lock is declared dead.</summary>
    public string BreakLock { get; set; } = "";

    /// <summary>The folder that no path may leave; empty for the nearest one with <c>.git</c>.</summary>
    public ITaskItem? RepositoryRoot { get; set; }

    /// <inheritdoc />
    public override bool Execute()
    {
        var request = ToRequest();
        var diagnostics = new DiagnosticBag();
        using var started = ReleaseStart.Begin(request, diagnostics);
        Log.Report(diagnostics.ToSortedList());
        if (started is null)
        {
            return false;
        }

        var folder = started.Folder;
        try
        {
            ReleaseCache.Put(BuildEngine, folder);
            OperationRequests.Run(BuildEngine, folder, [.. folder.Plan.Operations.Select(operation => operation.Id)]);
            WaitForCancelledDrivers(folder);
            Finish(request, folder);
        }
        finally
        {
            if (DryRun)
            {
                Directory.Delete(folder.Directory, recursive: true);
            }
        }

        return !Log.HasLoggedErrors;
    }

    // A build that is cancelled comes back at once. The environment must not be free while its drivers still run.
    private static void WaitForCancelledDrivers(ReleaseFolder folder)
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < LongestWait && folder.HasRunning())
        {
            Thread.Sleep(50);
        }
    }

    private void Finish(ApplyRequest request, ReleaseFolder folder)
    {
        if (DryRun)
        {
            var file = Path.Combine(FullPath(OutputDirectory), folder.Release.Environment, "dry-run.txt");
            var report = DryRunReport.Of(folder, request);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, report);
            Show(file, report);
            return;
        }

        var page = ReleasePage.Write(folder, isHeld: false);
        Show(folder.Directory, ReleaseReport.Of(folder, isHeld: false) + (page is null ? "" : $"\n\nIn a browser: {page}"));
        if (ReleaseReport.ProblemOf(folder, StateDirectory is null ? "" : FullPath(StateDirectory)) is { } problem)
        {
            Log.Report([problem]);
        }
    }

    // The terminal logger hides messages, but shows what follows "<project> -> " as the output of the project.
    private void Show(string path, string text) =>
        Log.LogMessage(MessageImportance.High, "{0}", $"{Path.GetFileNameWithoutExtension(FullPath(Project))} -> {path}\n\n{text}");

    private ApplyRequest ToRequest()
    {
        var configDirectory = Path.GetDirectoryName(FullPath(Config))!;
        return new ApplyRequest
        {
            Project = FullPath(Project),
            PlanFile = PlanFile is null ? "" : FullPath(PlanFile),
            Environment = Environment,
            ConfigDirectory = configDirectory,
            RepositoryRoot = RepositoryRoot is null ? null : FullPath(RepositoryRoot).TrimEnd('/', '\\'),
            StateDirectory = DryRun ? Path.Combine(FullPath(OutputDirectory), ".dry-run")
                : StateDirectory is null ? Path.Combine(configDirectory, ".deployplan")
                : FullPath(StateDirectory),
            Drivers = [.. Drivers.Select(driver => DriverItem.ToDriver(driver, FullPath(Project)))],
            Approval = Approve,
            AllowReplay = AllowReplay,
            Resume = Resume && !DryRun,
            DryRun = DryRun,
            BreakLock = BreakLock,
            Variable = System.Environment.GetEnvironmentVariable,
            Now = DateTime.UtcNow,
        };
    }

    private static string FullPath(ITaskItem item) => item.GetMetadata("FullPath");
}
