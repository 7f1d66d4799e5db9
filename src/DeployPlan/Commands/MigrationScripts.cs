using DeployPlan.Files;
using DeployPlan.Plans;

namespace DeployPlan.Commands;

/// <summary>The scripts of a migration, by paths relative to the config.</summary>
internal sealed class MigrationScripts
{
    /// <summary>How their names end, in any case.</summary>
    public const string Ending = ".sql";

    public MigrationScripts(MigrationInputs migration, SourceTree tree)
    {
        Migration = migration;
        All = tree.FileExists(migration.Path) ? [migration.Path] : tree.ListFiles(migration.Path, Ending);
        Forward = [.. All.Where(static path => !DownScriptName.Is(path))];
    }

    public MigrationInputs Migration { get; }

    /// <summary>Every script, in ordinal order.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>Those that the migration runs, in that order.</summary>
    public IReadOnlyList<string> Forward { get; }

    /// <summary>What the journal calls a script, behind the name of the database.</summary>
    public string NameOf(string path) =>
        path == Migration.Path ? path.Substring(path.LastIndexOf('/') + 1)
        : Migration.Path == "." ? path
        : path.Substring(Migration.Path.Length + 1);
}
