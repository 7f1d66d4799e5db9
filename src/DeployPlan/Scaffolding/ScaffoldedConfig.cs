namespace DeployPlan.Scaffolding;

/// <summary>What a first config says.</summary>
/// <param name="Name"><c>project.name</c>.</param>
/// <param name="Origin">What it was made from, relative to the config: a solution, or the projects below a folder.</param>
/// <param name="Databases">By name in ordinal order.</param>
/// <param name="Services">By name in ordinal order.</param>
/// <param name="ComposeFile">The compose file, relative to the config, where planning does not find it by itself.</param>
/// <param name="LeftOut">Paths that a config cannot name.</param>
internal sealed record ScaffoldedConfig(
    string Name,
    string Origin,
    IReadOnlyList<ScaffoldedDatabase> Databases,
    IReadOnlyList<ScaffoldedService> Services,
    string? ComposeFile,
    IReadOnlyList<string> LeftOut);

/// <summary>A database that was found.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Engine"><c>raw</c> or <c>efcore</c>.</param>
/// <param name="Path">The folder of scripts, or of the project of the migrations, relative to the config.</param>
/// <param name="Args">Arguments for the engine.</param>
/// <param name="Why">What was found, for people.</param>
/// <param name="Project">The project of the migrations; null for scripts.</param>
internal sealed record ScaffoldedDatabase(string Name, string Engine, string Path, IReadOnlyList<string> Args, string Why, DotnetProject? Project);

/// <summary>A service that was found.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Project">The project, relative to the config.</param>
/// <param name="IsWeb">Whether it listens for requests.</param>
/// <param name="HealthCheck">The URL that probably says whether it works; null if the project maps none.</param>
/// <param name="Databases">Names of the databases that it may use.</param>
internal sealed record ScaffoldedService(string Name, string Project, bool IsWeb, string? HealthCheck, IReadOnlyList<string> Databases);
