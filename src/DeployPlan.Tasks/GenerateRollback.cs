using DeployPlan.Commands;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>Plans the way back from what was released to an earlier release.</summary>
[MSBuildMultiThreadableTask]
public sealed class GenerateRollback : ConfigTask
{
    /// <summary>The id of the release to go back to; empty for the successful one before the current one.</summary>
    public string TargetRelease { get; set; } = "";

    /// <summary>What cannot be undone may stay behind.</summary>
    public string AllowIrreversible { get; set; } = "";

    /// <summary>The release whose lock is declared dead.</summary>
    public string BreakLock { get; set; } = "";

    /// <summary>Full path of the plan; empty if there is none.</summary>
    [Output]
    public string PlanFile { get; private set; } = "";

    /// <summary>The id of the plan; empty if there is none.</summary>
    [Output]
    public string PlanId { get; private set; } = "";

    /// <summary>Whether everything can be undone.</summary>
    [Output]
    public bool IsReversible { get; private set; }

    /// <summary>The id of the earliest operation that cannot be undone; empty if everything can.</summary>
    [Output]
    public string PointOfNoReturn { get; private set; } = "";

    /// <summary>The operations of the plan, in plan order, with metadata as <c>@(DeployPlanOperation)</c>.</summary>
    [Output]
    public ITaskItem[] Operations { get; private set; } = [];

    /// <summary>Lines for a person.</summary>
    [Output]
    public string Text { get; private set; } = "";

    private protected override bool Run()
    {
        var request = Fill(new RollbackRequest
        {
            ConfigFile = ConfigFile,
            TargetRelease = TargetRelease,
            BreakLock = BreakLock,
            AllowIrreversible = IsOn("DeployPlanAllowIrreversible", AllowIrreversible),
        });
        if (Log.HasLoggedErrors)
        {
            return false;
        }

        var outcome = RollbackCommand.Run(request);
        PlanFile = outcome.PlanFile;
        PlanId = outcome.PlanId;
        IsReversible = outcome.Rollback is { PointOfNoReturn: null };
        PointOfNoReturn = outcome.Rollback?.PointOfNoReturn ?? "";
        Operations = new ItemGroups(outcome.Operations).All;
        Text = WithCommands(outcome.Text);
        if (PlanFile.Length == 0)
        {
            Show(Text);
        }

        return Succeeds(outcome);
    }
}
