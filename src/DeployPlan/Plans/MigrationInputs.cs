using DeployPlan.Text;

namespace DeployPlan.Plans;

/// <summary>Inputs of <c>migration</c>.</summary>
internal sealed record MigrationInputs : OperationInputs
{
    private static readonly string[] Strategies = [MigrationStrategy.PreDeploy, MigrationStrategy.PostDeploy];
    private static readonly string[] ManualStrategies = [MigrationStrategy.Manual];
    private static readonly string[] Directions = [PlanFormat.Down];

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

    /// <summary>Whether scripts are run, or undone.</summary>
    public MigrationDirection Direction { get; init; }

    /// <summary>The scripts to undo, in the order in which to undo them, relative to <see cref="Path"/>; empty for <see cref="MigrationDirection.Up"/>.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    public static MigrationInputs Empty { get; } = new() { Database = "", Strategy = Strategies[0], Engine = "", Path = "" };

    public static MigrationInputs EmptyManual { get; } = Empty with { Strategy = ManualStrategies[0] };

    private bool IsManual => Strategy == ManualStrategies[0];

    public override OperationInputs Fields(Form form)
    {
        var migration = new MigrationInputs
        {
            Database = form.Text("database", Database, TextKind.Filled, "The database."),
            Strategy = form.Choice("strategy", Strategy, IsManual ? ManualStrategies : Strategies, "When the migrations run."),
            Engine = form.Text("engine", Engine, TextKind.Filled, "The engine, which is also the driver."),
            Path = form.Text("path", Path, TextKind.Path, "The folder of scripts, or the project."),
            ConnectionEnv = form.OptionalText("conn_env", ConnectionEnv, TextKind.Variable, "The environment variable that holds the connection string.", item: "ConnectionEnv"),
            TimeoutSeconds = form.OptionalNumber("timeout_seconds", TimeoutSeconds, 1, LongestSeconds, "The limit in seconds; without it, the driver uses its own."),
            Args = form.Texts("args", Args, TextKind.Any, "Arguments for the driver, in the order written.", item: Form.NoItem),
        };
        var down = IsManual ? null : form.OptionalChoice("direction", Direction == MigrationDirection.Down ? PlanFormat.Down : null, Directions, "`down`: scripts are undone. Left out where scripts are run.");
        form.Together("direction", "scripts");
        return down is null ? migration : migration with
        {
            Direction = MigrationDirection.Down,
            Scripts = form.Texts("scripts", Scripts, TextKind.Script, "Only with `direction`: the scripts to undo, in that order, relative to `path`. The file beside a script that ends in `.down.sql` undoes it."),
        };
    }
}
