using DeployPlan.Commands;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Life;

/// <summary>Plans the way back from what was released to an earlier release.</summary>
[MSBuildMultiThreadableTask]
public sealed class PlanRollback : Microsoft.Build.Utilities.Task
{
    /// <summary>The config; a relative path is relative to the project.</summary>
    [Required]
    public ITaskItem Config { get; set; } = null!;

    /// <summary>The environment to roll back.</summary>
    public string Environment { get; set; } = "";

    /// <summary>The id of the release to go back to; empty for the successful one before the current one.</summary>
    public string TargetRelease { get; set; } = "";

    /// <summary>The folder of all releases; empty for <c>.deployplan</c> beside the config.</summary>
    public ITaskItem? StateDirectory { get; set; }

    /// <summary>The folder of plans, which takes <c>&lt;environment&gt;/rollback.json</c> and what is reported about it.</summary>
    [Required]
    public ITaskItem OutputDirectory { get; set; } = null!;

    /// <summary>The folder that no path of the config may leave; empty for the nearest one at or above the config that holds <c>.git</c>.</summary>
    public ITaskItem? RepositoryRoot { get; set; }

    /// <summary>What cannot be undone may stay behind.</summary>
    public bool AllowIrreversible { get; set; }

    /// <summary>Full path of the plan; empty where there is none.</summary>
    [Output]
    public string PlanFile { get; private set; } = "";

    /// <summary>The id of the plan; empty where there is none.</summary>
    [Output]
    public string PlanId { get; private set; } = "";

    /// <summary>Whether everything can be undone.</summary>
    [Output]
    public bool IsReversible { get; private set; }

    /// <summary>The id of the earliest operation that cannot be undone; empty where everything can.</summary>
    [Output]
    public string PointOfNoReturn { get; private set; } = "";

    /// <summary>The operations of the plan, in plan order, with metadata as <c>@(DeployPlanOperation)</c>.</summary>
    [Output]
    public ITaskItem[] Operations { get; private set; } = [];

    /// <summary>Lines for a person.</summary>
    [Output]
    public string Text { get; private set; } = "";

    /// <inheritdoc />
    public override bool Execute()
    {
        var outcome = RollbackRun.Execute(new RollbackRequest
        {
            ConfigFile = FullPath(Config),
            Environment = Environment,
            TargetRelease = TargetRelease,
            StateDirectory = StateDirectory is null ? Path.Combine(Path.GetDirectoryName(FullPath(Config))!, ".deployplan") : FullPath(StateDirectory),
            OutputDirectory = FullPath(OutputDirectory),
            RepositoryRoot = RepositoryRoot is null ? null : FullPath(RepositoryRoot).TrimEnd('/', '\\'),
            AllowIrreversible = AllowIrreversible,
        });
        PlanFile = outcome.PlanFile;
        PlanId = outcome.PlanId;
        IsReversible = outcome.Rollback is { PointOfNoReturn: null };
        PointOfNoReturn = outcome.Rollback?.PointOfNoReturn ?? "";
        Operations = new ItemGroups(outcome.Operations).All;
        Text = outcome.Text;
        if (outcome.Text.Length > 0 && PlanFile.Length == 0)
        {
            // The target that would show it does not come to run.
            Log.LogMessage(MessageImportance.High, "{0}", outcome.Text);
        }

        Log.Report(outcome.Diagnostics);
        return !Log.HasLoggedErrors;
    }

    private static string FullPath(ITaskItem item) => item.GetMetadata("FullPath");
}
