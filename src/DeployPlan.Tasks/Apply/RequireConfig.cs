using DeployPlan.Diagnostics;
using DeployPlan.Files;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Apply;

/// <summary>Says that there is no config, for a target that cannot do without one.</summary>
[MSBuildMultiThreadableTask]
public sealed class RequireConfig : Microsoft.Build.Utilities.Task
{
    /// <summary>The project that has none.</summary>
    [Required]
    public ITaskItem Project { get; set; } = null!;

    /// <summary>The folder in which the build was started; empty if it is unknown.</summary>
    public string StartDirectory { get; set; } = "";

    /// <inheritdoc />
    public override bool Execute()
    {
        var project = Project.FullPath();
        Log.Report(MistypedProperties.Unsaid(BuildEngine, MistypedProperties.Of(BuildEngine, project)));
        var missing = ServiceDiagnostics.NoConfig(project);
        Log.Report([missing with { Message = new BuildCommand(project, StartDirectory).Complete(missing.Message) }]);
        return false;
    }
}
