using DeployPlan.Commands;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Life;

/// <summary>Compares the plan of one environment, or of every environment, with something earlier.</summary>
[MSBuildMultiThreadableTask]
public sealed class ComparePlans : Microsoft.Build.Utilities.Task
{
    /// <summary>The config file; a relative path is relative to the project.</summary>
    [Required]
    public ITaskItem Config { get; set; } = null!;

    /// <summary>The environment; empty for every one.</summary>
    public string Environment { get; set; } = "";

    /// <summary>The version that is deployed.</summary>
    [Required]
    public string Version { get; set; } = "";

    /// <summary>The folder of plans, which takes <c>&lt;environment&gt;/diff.json</c> and <c>diff.md</c>.</summary>
    [Required]
    public ITaskItem OutputDirectory { get; set; } = null!;

    /// <summary>The folder of all releases; empty for <c>.deployplan</c> beside the config.</summary>
    public ITaskItem? StateDirectory { get; set; }

    /// <summary>The folder that no path of the config may leave; empty for the nearest one at or above the config that holds <c>.git</c>.</summary>
    public ITaskItem? RepositoryRoot { get; set; }

    /// <summary>Names of services: compare only these and what they depend on; empty for all.</summary>
    public string[] Services { get; set; } = [];

    /// <summary>Unknown keys are errors.</summary>
    public bool Strict { get; set; }

    /// <summary>Compare with a plan.json or a lock.</summary>
    public ITaskItem? BaseFile { get; set; }

    /// <summary>Compare with a release: its id, or <c>last</c>.</summary>
    public string BaseRelease { get; set; } = "";

    /// <summary>Compare with the lock.</summary>
    public bool BaseLock { get; set; }

    /// <summary>Compare with a revision of git.</summary>
    public string BaseRevision { get; set; } = "";

    /// <summary>Compare with another environment.</summary>
    public string BaseEnvironment { get; set; } = "";

    /// <summary>A change is an error.</summary>
    public bool FailOnChanges { get; set; }

    /// <summary>Whether anything is different.</summary>
    [Output]
    public bool HasChanges { get; private set; }

    /// <summary>Full paths of the files diff.json, one an environment.</summary>
    [Output]
    public ITaskItem[] JsonFiles { get; private set; } = [];

    /// <summary>Full paths of the files diff.md, one an environment.</summary>
    [Output]
    public ITaskItem[] MarkdownFiles { get; private set; } = [];

    /// <summary>Lines for a person.</summary>
    [Output]
    public string Text { get; private set; } = "";

    /// <inheritdoc />
    public override bool Execute()
    {
        var outcome = DiffRun.Execute(ToRequest());
        HasChanges = outcome.HasChanges;
        JsonFiles = LiteralText.ToItems([.. outcome.Environments.Select(environment => environment.JsonFile)]);
        MarkdownFiles = LiteralText.ToItems([.. outcome.Environments.Select(environment => environment.MarkdownFile)]);
        Text = string.Join("\n\n", outcome.Environments.Select(environment => environment.Text));
        if (outcome.Diagnostics.Count > 0 && Text.Length > 0)
        {
            // The target that would show it does not come to run.
            Log.LogMessage(MessageImportance.High, "{0}", Text);
        }

        Log.Report(outcome.Diagnostics);
        return !Log.HasLoggedErrors;
    }

    private DiffRequest ToRequest() => new()
    {
        ConfigFile = FullPath(Config),
        Environment = Environment.Length == 0 ? null : Environment,
        Version = Version,
        OutputDirectory = FullPath(OutputDirectory),
        StateDirectory = StateDirectory is null ? Path.Combine(Path.GetDirectoryName(FullPath(Config))!, ".deployplan") : FullPath(StateDirectory),
        RepositoryRoot = RepositoryRoot is null ? null : FullPath(RepositoryRoot).TrimEnd('/', '\\'),
        Services = Services,
        Strict = Strict,
        BaseFile = BaseFile is null ? "" : FullPath(BaseFile),
        BaseRelease = BaseRelease,
        BaseLock = BaseLock,
        BaseRevision = BaseRevision,
        BaseEnvironment = BaseEnvironment,
        FailOnChanges = FailOnChanges,
    };

    private static string FullPath(ITaskItem item) => item.GetMetadata("FullPath");
}
