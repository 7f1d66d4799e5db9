using DeployPlan.Commands;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>Plans to take over databases that another tool has migrated.</summary>
[MSBuildMultiThreadableTask]
public sealed class GenerateBaseline : ConfigTask
{
    /// <summary>For each database the last script that has run on it: <c>database/script</c>.</summary>
    public string[] UpTo { get; set; } = [];

    /// <summary>Full path of the plan; empty if there is none.</summary>
    [Output]
    public string PlanFile { get; private set; } = "";

    /// <summary>The id of the plan; empty if there is none.</summary>
    [Output]
    public string PlanId { get; private set; } = "";

    /// <summary>The operations of the plan, in plan order, with metadata as <c>@(DeployPlanOperation)</c>.</summary>
    [Output]
    public ITaskItem[] Operations { get; private set; } = [];

    /// <summary>Lines for a person.</summary>
    [Output]
    public string Text { get; private set; } = "";

    private protected override bool Run()
    {
        var outcome = BaselineCommand.Run(Fill(new BaselineRequest { ConfigFile = ConfigFile, UpTo = UpTo }));
        PlanFile = outcome.PlanFile;
        PlanId = outcome.PlanId;
        Operations = new ItemGroups(outcome.Operations).All;
        Text = WithCommands(outcome.Text);
        return Succeeds(outcome);
    }
}
