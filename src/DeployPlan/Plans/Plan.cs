using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>The operations for one environment, in an order that can be executed.</summary>
internal sealed record Plan
{
    private readonly int? _minor;

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary><c>project.name</c>.</summary>
    public required string Project { get; init; }

    /// <summary>The version that is deployed.</summary>
    public required string Version { get; init; }

    /// <summary>Whether applying it needs its id as approval.</summary>
    public bool ApprovalRequired { get; init; }

    /// <summary>What it undoes; null if it is no rollback.</summary>
    public PlanRollback? Rollback { get; init; }

    /// <summary>In topological order; ties by phase, then name, then id.</summary>
    public IReadOnlyList<Operation> Operations { get; init; } = [];

    /// <summary>What a person must do, by id in ordinal order; never executed by the plan.</summary>
    public IReadOnlyList<Operation> ManualOperations { get; init; } = [];

    /// <summary>Names of the environment variables that the operations need, in ordinal order.</summary>
    public IReadOnlyList<string> RequiredEnvironment { get; init; } = [];

    /// <summary>File with values of such variables, relative to the config; null for none. A plan of an earlier format says it in its deploys only.</summary>
    public string? EnvFile { get; init; }

    /// <summary>Every file that an operation will use, by path in ordinal order.</summary>
    public IReadOnlyList<SealedInput> SealedInputs { get; init; } = [];

    /// <summary>The minor version of the format that it is written in: of a plan that was read its own, or the newest known one for a newer plan; else what it needs.</summary>
    public int Minor { get => _minor ?? (Operations.Any(static operation => operation.RunsOn is not null) ? PlanFormat.FirstWithLabels : PlanFormat.Usual); init => _minor = value; }

    public static Plan Empty { get; } = new() { Environment = "", Project = "", Version = "" };

    /// <summary>The fields of plan.json that follow its version and its id; a lock has the same.</summary>
    public static Plan Fields(Form form, Plan x) => new()
    {
        Minor = Math.Min(form.Minor, PlanFormat.Minor),
        Environment = form.Text("environment", x.Environment, TextKind.Environment, "The environment that is deployed."),
        Project = form.Text("project", x.Project, TextKind.ProjectName, "`project.name` of the config."),
        Version = form.Text("version", x.Version, TextKind.Filled, "The version that is deployed."),
        ApprovalRequired = form.Index("approval", x.ApprovalRequired ? 1 : 0, PlanFormat.Approvals, "`required`: applying the plan needs its id as approval.") == 1,
        Rollback = form.Optional("rollback", x.Rollback, PlanRollback.Empty, PlanRollback.Fields, "What a rollback plan undoes; no other plan has it."),
        Operations = form.Objects("operations", x.Operations, Operation.Empty, Operation.Fields, "The operations, in an order that can be executed."),
        ManualOperations = form.Objects("manualOperations", x.ManualOperations, Operation.Empty, Operation.ManualFields, "What a person must do, by id; the plan never executes it."),
        RequiredEnvironment = form.Set("requiredEnvironment", x.RequiredEnvironment, TextKind.Variable, "Names of the environment variables that the operations need; never their values."),
        EnvFile = form.Has(2) ? form.OptionalText("envFile", x.EnvFile, TextKind.Path, "A file with values for such variables, which need not exist.") : x.EnvFile,
        SealedInputs = form.Objects("sealedInputs", x.SealedInputs, SealedInput.Empty, SealedInput.Fields, "The sealed files that operations consume, by path."),
    };
}
