using DeployPlan.Commands;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>Deletes the plans, views and reports in a folder that may hold other files, too.</summary>
[MSBuildMultiThreadableTask]
public sealed class CleanPlans : FileTask
{
    /// <summary>The folder of plans and reports; a relative path is relative to the project.</summary>
    [Required]
    public ITaskItem OutputDirectory { get; set; } = null!;

    private protected override bool Run()
    {
        Log.Report(CleanCommand.Run(OutputDirectory.FullPath()));
        return !Log.HasLoggedErrors;
    }
}
