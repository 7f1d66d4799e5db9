using DeployPlan.Text;

namespace DeployPlan.Configuration;

/// <summary>A database. Without <c>migrations</c> it is only something that services name.</summary>
/// <param name="Name">The name, where it is written.</param>
/// <param name="ConnectionEnv">The environment variable that holds the connection string at run time.</param>
/// <param name="Migrations">How its schema changes; null if the section is missing.</param>
internal sealed record DatabaseConfig(Located<string> Name, Located<string>? ConnectionEnv, MigrationsConfig? Migrations)
{
    /// <summary>Labels that a machine must have to run its operations, in ordinal order; null for those of the environment.</summary>
    public IReadOnlyList<string>? RunsOn { get; init; }

    /// <summary>Further files and patterns that its migrations use, relative to the config.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];
}

/// <summary>The <c>migrations</c> section of a database.</summary>
/// <param name="Engine">The driver: <c>raw</c>, <c>efcore</c>, or one that the project registers.</param>
/// <param name="Path">The folder (or, for efcore, project) relative to the config, forward slashes, no <c>.</c> segment.</param>
/// <param name="Strategy">When they run: one of <see cref="Plans.MigrationStrategy"/>.</param>
/// <param name="TimeoutSeconds">Limit for all scripts; null for the driver's own.</param>
/// <param name="Args">Further arguments for the driver, in order.</param>
internal sealed record MigrationsConfig(
    Located<string> Engine,
    Located<string> Path,
    Located<string> Strategy,
    int? TimeoutSeconds,
    IReadOnlyList<string> Args)
{
    /// <summary>Whose SQL the scripts are: one of <see cref="Scripts.SqlDialects"/>; null if the config does not say.</summary>
    public string? Dialect { get; init; }

    /// <summary>What a new script is that comes before one that has run: one of <see cref="Plans.OutOfOrder"/>; null for an engine without scripts.</summary>
    public string? OutOfOrder { get; init; }

    /// <summary>The name that the database had in the config when its scripts ran; null if it is the same.</summary>
    public string? RenamedFrom { get; init; }

    /// <summary>Scripts, or folders with a slash at the end, that had other names when they ran: old name and new name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Renamed { get; init; } = [];
}
