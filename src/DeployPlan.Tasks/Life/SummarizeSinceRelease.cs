using DeployPlan.Comparisons;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Life;

/// <summary>Adds to the summary of a plan what is different since the last successful release.</summary>
[MSBuildMultiThreadableTask]
public sealed class SummarizeSinceRelease : Microsoft.Build.Utilities.Task
{
    /// <summary>The plan.</summary>
    [Required]
    public ITaskItem PlanFile { get; set; } = null!;

    /// <summary>Its environment.</summary>
    [Required]
    public string Environment { get; set; } = "";

    /// <summary>The config; a relative path is relative to the project.</summary>
    [Required]
    public ITaskItem Config { get; set; } = null!;

    /// <summary>The folder of all releases; empty for <c>.deployplan</c> beside the config.</summary>
    public ITaskItem? StateDirectory { get; set; }

    /// <summary>The summary without a release.</summary>
    public string Summary { get; set; } = "";

    /// <summary>The summary with what is different; <see cref="Summary"/> where nothing was released yet.</summary>
    [Output]
    public string Result { get; private set; } = "";

    /// <inheritdoc />
    public override bool Execute()
    {
        var state = StateDirectory?.GetMetadata("FullPath") ?? Path.Combine(Path.GetDirectoryName(Config.GetMetadata("FullPath"))!, ".deployplan");
        Result = ReleaseSummary.Of(PlanFile.GetMetadata("FullPath"), Environment, state) ?? Summary;
        return true;
    }
}
