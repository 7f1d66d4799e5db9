using System.Globalization;
using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Stores;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>The common properties of tasks that start from a config.</summary>
public abstract class ConfigTask : FileTask
{
    // What counts for every target of the same command line. What is of one target, its command says itself.
    private static readonly string[] GivenToAll = ["Configuration", "DeployPlanLockedMode", "DeployPlanOutputDirectory", "DeployPlanRepositoryRoot", "DeployPlanStrict", "DeployPlanVersionTargets"];

    private const int DefaultLogKilobytes = 256;
    private const int MostOfNumber = 1_000_000;

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

    /// <summary>Names of services, one in each or several with <c>;</c> between them, as an escaped <c>%3B</c> on a command line arrives: keep only these and what they depend on; empty for all.</summary>
    public string[] Services { get; set; } = [];

    /// <summary>Where releases live that several machines share: a path, <c>git:origin#deployplan</c>, <c>postgres:</c> or <c>azure-blob:</c> with the name of a variable; empty for none.</summary>
    public string Store { get; set; } = "";

    /// <summary>The program that talks to it; empty where no package has it.</summary>
    public ITaskItem? StoreProgram { get; set; }

    /// <summary>For how many seconds a lease holds without being renewed; empty for the default.</summary>
    public string LeaseSeconds { get; set; } = "";

    /// <summary>How many KiB of the end of each log are kept in the store; empty for the default.</summary>
    public string StoreLogKilobytes { get; set; } = "";

    /// <summary>Unknown keys are errors.</summary>
    public string Strict { get; set; } = "";

    private protected string ConfigFile => Config.FullPath();

    /// <summary>For how long a lease holds where nothing else is said.</summary>
    private protected virtual int DefaultLeaseSeconds => 120;

    private StoreSettings? SharedStore => Store.Length == 0 ? null : new(Store, Path.GetDirectoryName(ConfigFile)!, StoreProgram?.FullPath() ?? "")
    {
        IsOnCommandLine = IsOnCommandLine("DeployPlanStore"),
        LeaseSeconds = Number("DeployPlanLeaseSeconds", LeaseSeconds, DefaultLeaseSeconds, least: 1),
        MostOfLog = Number("DeployPlanStoreLogKilobytes", StoreLogKilobytes, DefaultLogKilobytes, least: 0) * 1024,
    };

    // What an engine before MSBuild 16 does not tell is taken for a property of the project.
    private bool IsOnCommandLine(string property) => ValueGiven(property) is not null;

    private string? ValueGiven(string property) => BuildEngine is IBuildEngine6 engine
        ? engine.GetGlobalProperties().Where(known => string.Equals(known.Key, property, StringComparison.OrdinalIgnoreCase)).Select(static known => known.Value).FirstOrDefault()
        : null;

    private string[] Given => [.. GivenToAll.Select(name => (Name: name, Value: ValueGiven(name))).Where(static given => !string.IsNullOrEmpty(given.Value)).Select(static given => $"{given.Name}={given.Value!.Replace(";", "%3B")}")];

    private BuildCommand BuildOfProject
    {
        get
        {
            var project = Project?.FullPath() ?? "";
            var state = StateDirectory is null ? "" : "DeployPlanStateDirectory=" + StateDirectory.FullPath();
            var store = Store.Length > 0 && IsOnCommandLine("DeployPlanStore") ? "DeployPlanStore=" + StoreLocation.Shown(Store) : "";
            return new(project, StartDirectory) { Properties = [.. new[] { ConfigNames.PropertyFor(project, ConfigFile), state, store }.Concat(Given).Where(static property => property.Length > 0)] };
        }
    }

    /// <inheritdoc />
    private protected override void SayFirst() => Report(MistypedProperties.Unsaid(BuildEngine, MistypedProperties.Of(BuildEngine, Config.FullPath())));

    private protected T Fill<T>(T request)
        where T : CommandRequest => request with
        {
            Environment = Environment.Length == 0 ? null : Environment,
            Version = Version,
            OutputDirectory = OutputDirectory?.FullPath() ?? "",
            StateDirectory = StateDirectory?.FullPath(),
            RepositoryRoot = RepositoryRoot?.FullPath().TrimEnd('/', '\\'),
            Shared = SharedStore,
            BuiltProject = Project?.FullPath() ?? "",
            Services = [.. Services.SelectMany(static names => names.Split(';')).Select(static name => name.Trim()).Where(static name => name.Length > 0)],
            Strict = IsOn("DeployPlanStrict", Strict),
            Given = Given,
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

    /// <summary>The number that a property has; anything else is an error.</summary>
    private protected int Number(string property, string value, int fallback, int least)
    {
        if (value.Length == 0 || (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= MostOfNumber))
        {
            return value.Length == 0 ? fallback : int.Parse(value, CultureInfo.InvariantCulture);
        }

        Report([StoreDiagnostics.NoNumber(ConfigFile, property, value, least, MostOfNumber)]);
        return fallback;
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
