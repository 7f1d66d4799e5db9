using DeployPlan.Commands;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>Writes a first <c>deploy.yml</c> from the services and databases of the solution around a project.</summary>
[MSBuildMultiThreadableTask]
public sealed class InitConfig : Microsoft.Build.Utilities.Task
{
    /// <summary>The config to write; a relative path is relative to the project. A file that is there is an error.</summary>
    [Required]
    public ITaskItem Config { get; set; } = null!;

    /// <summary>The project that asks.</summary>
    [Required]
    public ITaskItem Project { get; set; } = null!;

    /// <summary>The solution that is built; empty where the project was named.</summary>
    public string Solution { get; set; } = "";

    /// <summary>The folder that no path of the config may leave; empty for the nearest one at or above the config that holds <c>.git</c>.</summary>
    public ITaskItem? RepositoryRoot { get; set; }

    /// <summary>Lines for a person: what was found.</summary>
    [Output]
    public string Text { get; private set; } = "";

    /// <inheritdoc />
    public override bool Execute()
    {
        var outcome = ConfigInit.Run(new InitRequest
        {
            ConfigFile = Config.GetMetadata("FullPath"),
            ProjectFile = Project.GetMetadata("FullPath"),
            Solution = Solution,
            RepositoryRoot = RepositoryRoot?.GetMetadata("FullPath").TrimEnd('/', '\\'),
        });
        Log.Report(outcome.Diagnostics);
        Text = outcome.Text;
        return !Log.HasLoggedErrors;
    }
}
