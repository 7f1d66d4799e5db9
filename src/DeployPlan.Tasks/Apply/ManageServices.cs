using System.Globalization;
using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Releases;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks.Apply;

/// <summary>Shows, stops or starts services that a release has deployed.</summary>
[MSBuildMultiThreadableTask]
public sealed class ManageServices : ConfigTask
{
    /// <summary><c>Logs</c>, <c>Stop</c> or <c>Start</c>.</summary>
    [Required]
    public string Action { get; set; } = "";

    /// <summary>The service; empty for all.</summary>
    public string Service { get; set; } = "";

    /// <summary>The release whose lock is declared dead.</summary>
    public string BreakLock { get; set; } = "";

    /// <summary>How many lines of a log are shown.</summary>
    public string Lines { get; set; } = "50";

    /// <summary>Go on with what is written to the log, until the build is cancelled.</summary>
    public string Follow { get; set; } = "";

    /// <summary>The registered drivers; metadata ServiceTarget.</summary>
    public ITaskItem[] Drivers { get; set; } = [];

    /// <summary>What the driver shows.</summary>
    [Output]
    public string Text { get; private set; } = "";

    private protected override bool Run()
    {
        var project = Project.FullPath();
        var follows = IsOn("DeployPlanFollow", Follow);
        if (!int.TryParse(Lines, NumberStyles.None, CultureInfo.InvariantCulture, out var lines) || lines == 0)
        {
            Report([ServiceDiagnostics.NoNumber(project, "DeployPlanLogLines", Lines)]);
        }

        if (Log.HasLoggedErrors)
        {
            return false;
        }

        var outcome = ServiceCommand.Run(Fill(new ServiceRequest
        {
            ConfigFile = ConfigFile,
            Project = project,
            Service = Service,
            BreakLock = BreakLock,
            Action = (ServiceAction)Enum.Parse(typeof(ServiceAction), Action),
            Drivers = [.. Drivers.Select(driver => DriverItem.ToDriver(driver, project))],
            Variable = System.Environment.GetEnvironmentVariable,
            Now = DateTime.UtcNow,
            Call = (folder, driver, id) => Call(folder, driver, id, follows),
        }));
        Text = outcome.Text;
        if (!outcome.Succeeded)
        {
            // The target of the driver has said why.
            QuietFailure.Allow(BuildEngine);
        }

        return Succeeds(outcome) && outcome.Succeeded;
    }

    private bool Call(ReleaseFolder folder, Driver driver, string id, bool follows)
    {
        ReleaseCache.Put(BuildEngine, folder);
        return DriverCall.Manage(BuildEngine, folder, driver, id, new Dictionary<string, string>
        {
            ["DeployPlanServiceAction"] = Action,
            ["DeployPlanServiceText"] = LiteralText.Escape(ServiceCommand.ShownBy(folder, id)),
            ["DeployPlanLogLines"] = Lines,
            ["DeployPlanFollow"] = follows ? "true" : "false",
        });
    }
}
