using DeployPlan.Commands;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace DeployPlan.Tasks;

/// <summary>Puts Markdown where a build server shows it beside a job.</summary>
internal static class JobSummary
{
    /// <param name="log">Of the task.</param>
    /// <param name="markdown">Full path of the file; nothing is done where it is not there.</param>
    /// <param name="name">What it is, on Azure Pipelines: each name is shown once.</param>
    /// <param name="gitHub">The file that GitHub Actions shows as the summary of the step; null elsewhere.</param>
    /// <param name="isAzurePipelines">Whether Azure Pipelines reads what is printed.</param>
    public static void Add(TaskLoggingHelper log, string markdown, string name, ITaskItem? gitHub, bool isAzurePipelines)
    {
        if (markdown.Length == 0)
        {
            return;
        }

        if (isAzurePipelines)
        {
            log.LogMessage(MessageImportance.High, "{0}", $"##vso[task.addattachment type=Distributedtask.Core.Summary;name={name};]{markdown.Replace("%", "%AZP25")}");
        }

        if (gitHub is not null && JobSummaryCommand.Run(new JobSummaryRequest(markdown, gitHub.FullPath())).Text is { Length: > 0 } problem)
        {
            log.LogMessage(MessageImportance.High, "{0}", problem);
        }
    }
}
