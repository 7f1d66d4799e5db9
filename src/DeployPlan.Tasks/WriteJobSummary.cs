using DeployPlan.Commands;
using DeployPlan.Views;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>Puts <c>plan.md</c> where a build server shows it next to the job.</summary>
[MSBuildMultiThreadableTask]
public sealed class WriteJobSummary : FileTask
{
    /// <summary>The plan, with <c>plan.md</c> next to it.</summary>
    [Required]
    public ITaskItem PlanFile { get; set; } = null!;

    /// <summary>The environment of the plan.</summary>
    [Required]
    public string Environment { get; set; } = "";

    /// <summary>The file that GitHub Actions shows as the summary of the step; empty elsewhere.</summary>
    public ITaskItem? GitHubSummary { get; set; }

    /// <summary>Whether Azure Pipelines reads what is printed.</summary>
    public bool IsAzurePipelines { get; set; }

    private protected override bool Run()
    {
        JobSummary.Add(Log, ViewPaths.MarkdownBeside(PlanFile.FullPath()), $"Plan for {Environment}", GitHubSummary, IsAzurePipelines);
        return true;
    }
}
