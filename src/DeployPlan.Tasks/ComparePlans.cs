using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>Compares the plan of one environment, or of every environment, with something earlier.</summary>
[MSBuildMultiThreadableTask]
public sealed class ComparePlans : ConfigTask
{
    /// <summary>Compare with a plan.json or a lock.</summary>
    public ITaskItem? BaseFile { get; set; }

    /// <summary>Compare with a release: its id, or <c>last</c>.</summary>
    public string BaseRelease { get; set; } = "";

    /// <summary>Compare with the lock.</summary>
    public string BaseLock { get; set; } = "";

    /// <summary>Compare with a revision of git.</summary>
    public string BaseRevision { get; set; } = "";

    /// <summary>Compare with another environment.</summary>
    public string BaseEnvironment { get; set; } = "";

    /// <summary>A change is an error.</summary>
    public string FailOnChanges { get; set; } = "";

    /// <summary>Whether anything is different.</summary>
    [Output]
    public bool HasChanges { get; private set; }

    /// <summary>Full paths of the files diff.json, one per environment.</summary>
    [Output]
    public ITaskItem[] JsonFiles { get; private set; } = [];

    /// <summary>Full paths of the files diff.md, one per environment.</summary>
    [Output]
    public ITaskItem[] MarkdownFiles { get; private set; } = [];

    /// <summary>Lines for a person.</summary>
    [Output]
    public string Text { get; private set; } = "";

    /// <summary>The file that GitHub Actions shows as the summary of the step; empty elsewhere.</summary>
    public ITaskItem? GitHubSummary { get; set; }

    /// <summary>Whether Azure Pipelines reads what is printed.</summary>
    public bool IsAzurePipelines { get; set; }

    private protected override bool Run()
    {
        var request = Fill(new DiffRequest
        {
            ConfigFile = ConfigFile,
            BaseFile = BaseFile?.FullPath() ?? "",
            BaseRelease = BaseRelease,
            BaseLock = IsOn("DeployPlanBaseLock", BaseLock),
            BaseRevision = BaseRevision,
            BaseEnvironment = BaseEnvironment,
            FailOnChanges = IsOn("DeployPlanFailOnChanges", FailOnChanges),
        });
        if (Log.HasLoggedErrors)
        {
            return false;
        }

        var outcome = DiffCommand.Run(request);
        HasChanges = outcome.HasChanges;
        JsonFiles = LiteralText.ToItems([.. outcome.Environments.Select(environment => environment.JsonFile)]);
        MarkdownFiles = LiteralText.ToItems([.. outcome.Environments.Select(environment => environment.MarkdownFile)]);
        Text = WithCommands(outcome.Text);
        foreach (var environment in outcome.Environments)
        {
            JobSummary.Add(Log, environment.MarkdownFile, $"Changes for {Path.GetFileName(Path.GetDirectoryName(environment.MarkdownFile))}", GitHubSummary, IsAzurePipelines);
        }

        if (outcome.Diagnostics.Any(found => found.Severity == Severity.Error))
        {
            Show(Text);
        }

        return Succeeds(outcome);
    }
}
