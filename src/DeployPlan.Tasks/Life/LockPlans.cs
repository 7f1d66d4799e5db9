using DeployPlan.Commands;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Life;

/// <summary>Writes the lock of one environment, or of every environment.</summary>
[MSBuildMultiThreadableTask]
public sealed class LockPlans : Microsoft.Build.Utilities.Task
{
    /// <summary>The config file; a relative path is relative to the project. The locks are written beside it.</summary>
    [Required]
    public ITaskItem Config { get; set; } = null!;

    /// <summary>The environment; empty for every one.</summary>
    public string Environment { get; set; } = "";

    /// <summary>The version that is deployed.</summary>
    [Required]
    public string Version { get; set; } = "";

    /// <summary>The lock is for this version alone.</summary>
    public bool LockVersion { get; set; }

    /// <summary>The folder of plans, which takes what the new locks change.</summary>
    [Required]
    public ITaskItem OutputDirectory { get; set; } = null!;

    /// <summary>Unknown keys are errors.</summary>
    public bool Strict { get; set; }

    /// <summary>The folder that no path of the config may leave; empty for the nearest one at or above the config that holds <c>.git</c>.</summary>
    public ITaskItem? RepositoryRoot { get; set; }

    /// <summary>Full paths of the locks.</summary>
    [Output]
    public ITaskItem[] LockFiles { get; private set; } = [];

    /// <summary>Whether any lock means something else than before.</summary>
    [Output]
    public bool HasChanges { get; private set; }

    /// <summary>Lines for a person.</summary>
    [Output]
    public string Text { get; private set; } = "";

    /// <inheritdoc />
    public override bool Execute()
    {
        var outcome = LockRun.Execute(new LockRequest
        {
            ConfigFile = FullPath(Config),
            Environment = Environment.Length == 0 ? null : Environment,
            Version = Version,
            LockVersion = LockVersion,
            OutputDirectory = FullPath(OutputDirectory),
            Strict = Strict,
            RepositoryRoot = RepositoryRoot is null ? null : FullPath(RepositoryRoot).TrimEnd('/', '\\'),
        });
        Log.Report(outcome.Diagnostics);
        HasChanges = outcome.HasChanges;
        LockFiles = LiteralText.ToItems([.. outcome.Environments.Select(environment => LockRun.FileOf(FullPath(Config), environment.Environment))]);
        Text = string.Join("\n\n", outcome.Environments.Select(environment => environment.Text));
        return !Log.HasLoggedErrors;
    }

    private static string FullPath(ITaskItem item) => item.GetMetadata("FullPath");
}
