using DeployPlan.Files;

namespace DeployPlan.Tasks;

/// <summary>
/// Which files that the SDK lists as <c>None</c> may still be read by a build: styles and scripts of Razor components, sources of tools that front ends are built with, settings of
/// compilers. All but what is read by people, what configures a deployment and not a program, what programs write while they run, and what may hold secrets, of which a digest would
/// be a way to try guesses.
/// </summary>
internal static class UnnamedSource
{
    private const string BackupOfState = ".tfstate.backup";
    private static readonly HashSet<string> Others = new([".md", ".txt", ".yml", ".yaml", ".log", ".db", ".db3", ".sqlite", ".sqlite3", ".tfstate"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the file, by its full path, may be one.</summary>
    public static bool Is(string file)
    {
        // SQLite keeps what belongs to shop.db in shop.db-wal.
        var name = Path.GetFileName(file);
        var kind = Path.GetExtension(name).Split('-')[0];
        return !Others.Contains(kind)
            && !EnvironmentFileName.Is(file)
            && !name.EndsWith(BackupOfState, StringComparison.OrdinalIgnoreCase)
            && !IsMade(Path.GetDirectoryName(file));
    }

    // Packages and results of test runs, and what a front end is built into, which its package.json is beside.
    private static bool IsMade(string? folder)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var name = Path.GetFileName(folder);
            if (name is "node_modules" or "TestResults" || (name is "dist" or "build" or ".angular" or ".next" or ".nuxt" && File.Exists(Path.Combine(Path.GetDirectoryName(folder)!, "package.json"))))
            {
                return true;
            }
        }

        return false;
    }
}
