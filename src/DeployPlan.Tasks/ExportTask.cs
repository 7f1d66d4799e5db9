using System.Reflection;
using DeployPlan.Commands;
using DeployPlan.Tasks.Apply;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>What decides how a plan is exported.</summary>
public abstract class ExportTask : ConfigTask
{
    /// <summary>The container image in which jobs run; empty for none.</summary>
    public string Image { get; set; } = "";

    /// <summary>Names of further environment variables of every job.</summary>
    public string[] Variables { get; set; } = [];

    /// <summary>A named file that is there already must be what would be written.</summary>
    public string LockedMode { get; set; } = "";

    /// <summary>The drivers of the project, whose limits are those of jobs.</summary>
    public ITaskItem[] Drivers { get; set; } = [];

    private static string OwnVersion => typeof(ExportTask).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>().InformationalVersion.Split('+')[0];

    private protected ExportCommandRequest ToRequest()
    {
        var project = Project.FullPath();
        return Fill(new ExportCommandRequest
        {
            ConfigFile = ConfigFile,
            Project = project,
            Image = Image,
            Variables = [.. Variables.SelectMany(static names => names.Split([';'], StringSplitOptions.RemoveEmptyEntries)).Select(static name => name.Trim())],
            Store = Store,
            LockedMode = IsOn("DeployPlanLockedMode", LockedMode),
            Generator = OwnVersion,
            Drivers = [.. Drivers.Select(driver => DriverItem.ToDriver(driver, project))],
        });
    }
}
