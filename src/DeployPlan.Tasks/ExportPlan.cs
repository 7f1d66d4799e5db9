using System.Reflection;
using DeployPlan.Commands;
using DeployPlan.Tasks.Apply;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>Writes the plan of one environment as a file that another engine runs.</summary>
[MSBuildMultiThreadableTask]
public sealed class ExportPlan : ConfigTask
{
    /// <summary>The engine: <c>gitlab</c>, <c>slurm</c>.</summary>
    public string Engine { get; set; } = "";

    /// <summary>The file to write; a relative path is relative to the project. Empty for <c>export.&lt;engine&gt;.…</c> beside the plan.</summary>
    public ITaskItem? ExportFile { get; set; }

    /// <summary>The container image in which jobs run; empty for none.</summary>
    public string Image { get; set; } = "";

    /// <summary>Where releases are kept; empty for nothing.</summary>
    public string Store { get; set; } = "";

    /// <summary>A named file that is there already must be what would be written.</summary>
    public string LockedMode { get; set; } = "";

    /// <summary>The drivers of the project, whose limits are those of jobs.</summary>
    public ITaskItem[] Drivers { get; set; } = [];

    /// <summary>Full path of the file; empty if there is none.</summary>
    [Output]
    public string File { get; private set; } = "";

    /// <summary>Lines for a person.</summary>
    [Output]
    public string Text { get; private set; } = "";

    private static string OwnVersion => typeof(ExportPlan).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>().InformationalVersion.Split('+')[0];

    private protected override bool Run()
    {
        var project = Project.FullPath();
        var request = Fill(new ExportCommandRequest
        {
            ConfigFile = ConfigFile,
            Project = project,
            Engine = Engine,
            ExportFile = ExportFile?.FullPath() ?? "",
            Image = Image,
            Store = Store,
            LockedMode = IsOn("DeployPlanLockedMode", LockedMode),
            Generator = OwnVersion,
            Drivers = [.. Drivers.Select(driver => DriverItem.ToDriver(driver, project))],
        });
        if (Log.HasLoggedErrors)
        {
            return false;
        }

        var outcome = ExportCommand.Run(request);
        (File, Text) = (outcome.File, outcome.Text);
        return Succeeds(outcome);
    }
}
