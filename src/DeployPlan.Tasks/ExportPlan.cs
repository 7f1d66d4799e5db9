using DeployPlan.Commands;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>Writes the plan of one environment as a file that another engine runs.</summary>
[MSBuildMultiThreadableTask]
public sealed class ExportPlan : ExportTask
{
    /// <summary>The engine: <c>gitlab</c>, <c>slurm</c>.</summary>
    public string Engine { get; set; } = "";

    /// <summary>The file to write; a relative path is relative to the project. Empty for <c>export.&lt;engine&gt;.…</c> beside the plan.</summary>
    public ITaskItem? ExportFile { get; set; }

    /// <summary>Full path of the file; empty if there is none.</summary>
    [Output]
    public string File { get; private set; } = "";

    /// <summary>Lines for a person.</summary>
    [Output]
    public string Text { get; private set; } = "";

    private protected override bool Run()
    {
        var request = ToRequest() with { Engine = Engine, ExportFile = ExportFile?.FullPath() ?? "" };
        if (Log.HasLoggedErrors)
        {
            return false;
        }

        var outcome = ExportCommand.Run(request);
        (File, Text) = (outcome.File, outcome.Text);
        return Succeeds(outcome);
    }
}
