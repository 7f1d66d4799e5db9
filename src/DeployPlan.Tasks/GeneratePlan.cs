using DeployPlan.Commands;
using DeployPlan.Diagnostics;
using DeployPlan.Plans;
using DeployPlan.Releases;
using DeployPlan.Views;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>Plans one environment, or every environment, of a <c>deploy.yml</c>, and gives the operations back as items.</summary>
/// <remarks>Where nothing that a plan is made from has changed, nothing is written and the items are the same.</remarks>
[MSBuildMultiThreadableTask]
public sealed class GeneratePlan : ConfigTask
{
    /// <summary>The folder in which a run remembers what it did, so that an unchanged build does nothing; empty to remember nothing.</summary>
    public ITaskItem? IntermediateDirectory { get; set; }

    /// <summary>A plan that is not the one in its lock is an error.</summary>
    public string LockedMode { get; set; } = "";

    /// <summary>Whether an apply of the plan follows in this build.</summary>
    public bool IsApplied { get; set; }

    /// <summary>Whether nothing says which version is deployed, although a person asked for a plan.</summary>
    public bool HasNoVersion { get; set; }

    /// <summary>The items <c>DeployPlanDriver</c>, so that a driver whose name is nearly one of theirs is found.</summary>
    public ITaskItem[] Drivers { get; set; } = [];

    /// <summary>Codes of warnings that the project turns off, separated by <c>;</c>.</summary>
    public string WarningsAsMessages { get; set; } = "";

    /// <summary><c>TreatWarningsAsErrors</c> of the project: every warning is an error.</summary>
    public string TreatWarningsAsErrors { get; set; } = "";

    /// <summary>Codes that stay warnings all the same.</summary>
    public string WarningsNotAsErrors { get; set; } = "";

    /// <summary><c>true</c>: write <c>plan.md</c> next to a plan; <c>false</c>: do not, and remove it; empty: keep it up to date where there is one.</summary>
    public string Markdown { get; set; } = "";

    /// <summary>The same for <c>plan.html</c>.</summary>
    public string Html { get; set; } = "";

    /// <summary>Whether the summary is in colors, for a terminal.</summary>
    public bool Color { get; set; }

    /// <summary>Full path of the plan; empty if no environment was asked for.</summary>
    [Output]
    public string PlanFile { get; private set; } = "";

    /// <summary>Id of the plan: <c>sha256:</c> and 64 hex digits; empty if no environment was asked for.</summary>
    [Output]
    public string PlanId { get; private set; } = "";

    /// <summary>Id of the last release now, or <c>none</c>; empty if no environment was asked for.</summary>
    [Output]
    public string LastRelease { get; private set; } = "";

    /// <summary>Lines for a person: the plan, or where the plans of all environments are.</summary>
    [Output]
    public string Summary { get; private set; } = "";

    /// <summary>The operations in plan order: identity is the id; metadata Type, Description, DependsOn, Wave, Driver, Environment, Inputs and more.</summary>
    [Output]
    public ITaskItem[] Operations { get; private set; } = [];

    /// <summary>The operations of type <c>infra_provision</c>, in plan order.</summary>
    [Output]
    public ITaskItem[] InfraProvisions { get; private set; } = [];

    /// <summary>The operations of type <c>migration</c>, in plan order.</summary>
    [Output]
    public ITaskItem[] Migrations { get; private set; } = [];

    /// <summary>The operations of type <c>build</c>, in plan order.</summary>
    [Output]
    public ITaskItem[] Builds { get; private set; } = [];

    /// <summary>The operations of type <c>deploy</c>, in plan order.</summary>
    [Output]
    public ITaskItem[] Deploys { get; private set; } = [];

    /// <summary>The operations of type <c>health_check</c>, in plan order.</summary>
    [Output]
    public ITaskItem[] HealthChecks { get; private set; } = [];

    /// <summary>What a person must do; never executed by the plan.</summary>
    [Output]
    public ITaskItem[] ManualOperations { get; private set; } = [];

    /// <summary>Names of the environment variables that the operations need.</summary>
    [Output]
    public ITaskItem[] RequiredEnvironment { get; private set; } = [];

    // They are said with those of the config: one that is an error leaves no plan either.
    private protected override void SayFirst()
    {
    }

    private protected override bool Run()
    {
        var request = ToRequest();
        if (Log.HasLoggedErrors)
        {
            return false;
        }

        var outcome = PlanCommand.Run(request);
        IReadOnlyList<Diagnostic> versions = HasNoVersion ? [PlanningDiagnostics.NoVersion(ConfigFile)] : [];
        IReadOnlyList<Diagnostic> diagnostics = [.. MistypedProperties.Of(BuildEngine, ConfigFile), .. outcome.Diagnostics, .. versions];
        Report(MistypedProperties.Unsaid(BuildEngine, WarningsAsErrors.Promote(diagnostics, BuildEngine, new(WarningsAsMessages, TreatWarningsAsErrors, WarningsNotAsErrors))));

        // A warning that -warnaserror or WarningsAsErrors turns into an error must not leave a plan either.
        if (Log.HasLoggedErrors)
        {
            PlanCommand.Retract(outcome);
            return false;
        }

        foreach (var planned in outcome.Environments)
        {
            Log.LogMessage(MessageImportance.Normal, "{0}", PlanLine.Of(planned));
        }

        if (Environment.Length == 0)
        {
            Summary = PlanLine.OfAll(outcome.Environments);
        }
        else
        {
            GiveBack(outcome.Environments[0]);
            MadePlan.Keep(BuildEngine, PlanId, outcome.Bytes);
        }

        return true;
    }

    private PlanRequest ToRequest() => Fill(new PlanRequest
    {
        ConfigFile = ConfigFile,
        IntermediateDirectory = IntermediateDirectory?.FullPath(),
        LockedMode = IsOn("DeployPlanLockedMode", LockedMode),
        KeepsBytes = IsApplied && Environment.Length > 0,
        Drivers = [.. Drivers.Select(static item => Driver.Empty with { Name = item.ItemSpec, Type = item.GetMetadata("OperationType") })],
        Markdown = ToUse(Markdown),
        Html = ToUse(Html),
    });

    private void GiveBack(PlannedEnvironment planned)
    {
        PlanFile = planned.PlanFile;
        PlanId = planned.PlanId;
        LastRelease = planned.LastRelease.Length == 0 ? PlanBase.NoRelease : planned.LastRelease;
        Summary = Color ? planned.Summary : AnsiText.WithoutColors(planned.Summary);
        var groups = new ItemGroups(planned.Operations);
        Operations = groups.All;
        InfraProvisions = groups.Of(OperationType.InfraProvision);
        Migrations = groups.Of(OperationType.Migration);
        Builds = groups.Of(OperationType.Build);
        Deploys = groups.Of(OperationType.Deploy);
        HealthChecks = groups.Of(OperationType.HealthCheck);
        ManualOperations = new ItemGroups(planned.ManualOperations).All;
        RequiredEnvironment = LiteralText.ToItems(planned.RequiredEnvironment);
    }

    private static ViewUse ToUse(string property) =>
        property.Length == 0 ? ViewUse.WhereThere
        : property.Equals("false", StringComparison.OrdinalIgnoreCase) ? ViewUse.Never
        : ViewUse.Always;
}
