using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>The common properties of tasks that start from a config.</summary>
public abstract class ConfigTask : FileTask
{
    /// <summary>The config file; a relative path is relative to the project.</summary>
    [Required]
    public ITaskItem Config { get; set; } = null!;

    /// <summary>The project, which messages name in the commands that they show.</summary>
    [Required]
    public ITaskItem Project { get; set; } = null!;

    /// <summary>The folder in which the build was started; empty if it is unknown.</summary>
    public string StartDirectory { get; set; } = "";

    /// <summary>The environment; empty for none, which means every one where that is possible.</summary>
    public string Environment { get; set; } = "";

    /// <summary>The version that is deployed.</summary>
    public string Version { get; set; } = "1.0.0";

    /// <summary>The folder of plans and reports: <c>&lt;environment&gt;/plan.json</c> and what goes with it; a relative path is relative to the project.</summary>
    [Required]
    public ITaskItem OutputDirectory { get; set; } = null!;

    /// <summary>The folder of all releases; empty for <c>.deployplan</c> next to the config.</summary>
    public ITaskItem? StateDirectory { get; set; }

    /// <summary>The folder that no path of the config may leave; empty for the nearest one at or above the config that holds <c>.git</c>.</summary>
    public ITaskItem? RepositoryRoot { get; set; }

    /// <summary>Names of services: keep only these and what they depend on; empty for all.</summary>
    public string[] Services { get; set; } = [];

    /// <summary>Unknown keys are errors.</summary>
    public string Strict { get; set; } = "";

    private protected string ConfigFile => Config.FullPath();

    private BuildCommand BuildOfProject
    {
        get
        {
            var project = Project?.FullPath() ?? "";
            var state = StateDirectory is null ? "" : "DeployPlanStateDirectory=" + StateDirectory.FullPath();
            return new(project, StartDirectory) { Properties = [.. new[] { ConfigNames.PropertyFor(project, ConfigFile), state }.Where(static property => property.Length > 0)] };
        }
    }

    private protected T Fill<T>(T request)
        where T : CommandRequest => request with
        {
            Environment = Environment.Length == 0 ? null : Environment,
            Version = Version,
            OutputDirectory = OutputDirectory?.FullPath() ?? "",
            StateDirectory = StateDirectory?.FullPath(),
            RepositoryRoot = RepositoryRoot?.FullPath().TrimEnd('/', '\\'),
            Services = Services,
            Strict = IsOn("DeployPlanStrict", Strict),
            Projects = new ProjectEvaluation(BuildEngine).SourcesOf,
        };

    /// <summary>Whether a property is true, as MSBuild takes it; anything else than true or false is an error.</summary>
    private protected bool IsOn(string property, string value)
    {
        if (Switch.IsOn(value) is { } isOn)
        {
            return isOn;
        }

        Report([PlanFileDiagnostics.NoSwitch(ConfigFile, property, value)]);
        return false;
    }

    /// <summary>Whether the command succeeded; what it found is logged.</summary>
    private protected bool Succeeds(CommandOutcome outcome) => Succeeds(outcome.Diagnostics);

    private protected bool Succeeds(IReadOnlyList<Diagnostic> diagnostics)
    {
        Report(diagnostics);
        return !Log.HasLoggedErrors;
    }

    /// <summary>Logs what was found, with commands that work where the build was started.</summary>
    private protected void Report(IReadOnlyList<Diagnostic> diagnostics)
    {
        var command = BuildOfProject;
        Log.Report([.. diagnostics.Select(diagnostic => diagnostic with { Message = command.Complete(diagnostic.Message) })]);
    }

    /// <summary>The text, with commands that work where the build was started.</summary>
    private protected string WithCommands(string text) => BuildOfProject.Complete(text);

    /// <summary>Shows text of a command that the target would show, where an error keeps the target from it.</summary>
    private protected void Show(string text)
    {
        if (text.Length > 0)
        {
            Log.LogMessage(MessageImportance.High, "{0}", text);
        }
    }
}
