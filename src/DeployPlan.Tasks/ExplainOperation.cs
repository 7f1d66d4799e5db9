using DeployPlan.Commands;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>Says why an operation is in a plan, what set each of its values, what it waits for and what waits for it.</summary>
[MSBuildMultiThreadableTask]
public sealed class ExplainOperation : Microsoft.Build.Utilities.Task
{
    /// <summary>The config file; a relative path is relative to the project.</summary>
    [Required]
    public ITaskItem Config { get; set; } = null!;

    /// <summary>The id of the operation.</summary>
    public string OperationId { get; set; } = "";

    /// <summary>The environment; empty to explain the operation in every environment that has it.</summary>
    public string Environment { get; set; } = "";

    /// <summary>The version that is deployed.</summary>
    [Required]
    public string Version { get; set; } = "";

    /// <summary>Names of services that the plan is narrowed to; empty for all.</summary>
    public string[] Services { get; set; } = [];

    /// <summary>Unknown keys are errors.</summary>
    public bool Strict { get; set; }

    /// <summary>The folder that no path of the config may leave; empty for the nearest one at or above the config that holds <c>.git</c>.</summary>
    public ITaskItem? RepositoryRoot { get; set; }

    /// <summary>Lines for a person.</summary>
    [Output]
    public string Text { get; private set; } = "";

    /// <inheritdoc />
    public override bool Execute()
    {
        var outcome = PlanExplanation.Run(new ExplainRequest
        {
            ConfigFile = Config.GetMetadata("FullPath"),
            OperationId = OperationId,
            Environment = Environment.Length == 0 ? null : Environment,
            Version = Version,
            Services = Services,
            Strict = Strict,
            RepositoryRoot = RepositoryRoot?.GetMetadata("FullPath").TrimEnd('/', '\\'),
        });
        Log.Report(outcome.Diagnostics);
        Text = outcome.Text;
        return !Log.HasLoggedErrors;
    }
}
