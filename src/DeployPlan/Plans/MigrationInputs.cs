using DeployPlan.Scripts;
using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>Inputs of <c>migration</c>.</summary>
internal sealed record MigrationInputs : OperationInputs
{
    private static readonly string[] Strategies = [MigrationStrategy.PreDeploy, MigrationStrategy.PostDeploy];
    private static readonly string[] ManualStrategies = [MigrationStrategy.Manual];
    private static readonly string[] Directions = [PlanFormat.Down, PlanFormat.Baseline];

    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary><c>pre_deploy</c>, <c>post_deploy</c> or <c>manual</c>.</summary>
    public required string Strategy { get; init; }

    /// <summary>The engine, which is also the driver.</summary>
    public required string Engine { get; init; }

    /// <summary>The folder of scripts, or the project.</summary>
    public required string Path { get; init; }

    /// <summary>The environment variable that holds the connection string; null if the config names none.</summary>
    public string? ConnectionEnv { get; init; }

    /// <summary>Seconds, more than 0; null for the driver's own limit.</summary>
    public int? TimeoutSeconds { get; init; }

    /// <summary>Arguments for the driver, in the order written.</summary>
    public IReadOnlyList<string> Args { get; init; } = [];

    /// <summary>The database whose SQL the scripts are; null if the config does not say.</summary>
    public string? Dialect { get; init; }

    /// <summary>What a new script is that comes before one that has run; null for an engine without scripts.</summary>
    public string? OutOfOrder { get; init; }

    /// <summary>The name that the database had when its scripts ran; null if it is the same.</summary>
    public string? RenamedFrom { get; init; }

    /// <summary>Scripts and folders that had other names when they ran: old name and new name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Renamed { get; init; } = [];

    /// <summary>Whether scripts are run, undone, or only noted as run.</summary>
    public MigrationDirection Direction { get; init; }

    /// <summary>The scripts to undo, in that order, or to note as run, relative to <see cref="Path"/>; empty for <see cref="MigrationDirection.Up"/>.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    public static MigrationInputs Empty { get; } = new() { Database = "", Strategy = Strategies[0], Engine = "", Path = "" };

    public static MigrationInputs EmptyManual { get; } = Empty with { Strategy = ManualStrategies[0] };

    private bool IsManual => Strategy == ManualStrategies[0];

    public override OperationInputs Fields(Form form)
    {
        var migration = new MigrationInputs
        {
            Database = form.Text("database", Database, TextKind.Name, "The database."),
            Strategy = form.Choice("strategy", Strategy, IsManual ? ManualStrategies : Strategies, "When the migrations run."),
            Engine = form.Text("engine", Engine, TextKind.Filled, "The engine, which is also the driver."),
            Path = form.Text("path", Path, TextKind.Path, "The folder of scripts, or the project."),
            ConnectionEnv = form.OptionalText("conn_env", ConnectionEnv, TextKind.Variable, "The environment variable that holds the connection string.", item: "ConnectionEnv"),
            TimeoutSeconds = form.OptionalNumber("timeout_seconds", TimeoutSeconds, 1, LongestSeconds, "The limit in seconds; without it, the driver uses its own."),
            Args = form.Texts("args", Args, TextKind.Any, "Arguments for the driver, in the order written.", item: Form.NoItem),
        };
        migration = migration with
        {
            Dialect = form.Has(2) ? form.OptionalChoice("dialect", Dialect, SqlDialects.All, "The database whose SQL the scripts are, where the config says it.") : null,
            OutOfOrder = form.Has(2)
                ? form.OptionalChoice("out_of_order", OutOfOrder, Plans.OutOfOrder.All, "For `raw`: what a new script is that comes before one that has run.")
                : Plans.OutOfOrder.DefaultOf(migration.Engine),
            RenamedFrom = form.Has(2) ? form.OptionalText("renamed_from", RenamedFrom, TextKind.Name, "The name that the database had when its scripts ran, where it was another.") : null,
            Renamed = form.Has(2) ? form.Pairs("renamed", Renamed, "Scripts, or folders with a slash at the end, that had other names when they ran: the old name and the new one.") : [],
        };
        var direction = IsManual ? null : form.OptionalChoice("direction", DirectionName, Directions, "`down`: scripts are undone. `baseline`: scripts are noted as run, and not run. Left out where scripts are run.");
        form.Together("direction", "scripts");
        return direction is null ? migration : migration with
        {
            Direction = direction == PlanFormat.Baseline ? MigrationDirection.Baseline : MigrationDirection.Down,
            Scripts = form.Texts("scripts", Scripts, TextKind.Script, "Only with `direction`: the scripts to undo, in that order, or to note as run, relative to `path`. `x.down.sql` undoes `x.sql` and `x.up.sql`, and `down.sql` undoes `up.sql`."),
        };
    }

    private string? DirectionName => Direction switch
    {
        MigrationDirection.Down => PlanFormat.Down,
        MigrationDirection.Baseline => PlanFormat.Baseline,
        _ => null,
    };
}
