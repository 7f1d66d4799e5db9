using System.Text.RegularExpressions;
using DeployPlan.Files;

namespace DeployPlan.Scaffolding;

/// <summary>
/// Folders of SQL scripts. A folder counts where a script is numbered (<c>001_orders.sql</c>, <c>V2__index.sql</c>), for order is what makes scripts migrations, or where a
/// folder says so by its name. Queries that lie next to code do not. Tools that have a folder for each migration count as one folder.
/// </summary>
internal static class ScriptFolders
{
    private static readonly Regex Numbered = new(@"^[VvRUB]?\d", RegexOptions.CultureInvariant);
    private static readonly string[] OnePerFolder = ["migration.sql", "up.sql", "down.sql"];
    private static readonly HashSet<string> OfTests = new(StringComparer.OrdinalIgnoreCase) { "test", "tests", "testdata", "fixtures" };

    /// <summary>Their names describe the content, not the database.</summary>
    public static readonly HashSet<string> Generic = new(StringComparer.OrdinalIgnoreCase)
    {
        "db", "database", "databases", "sql", "migration", "migrations", "schema", "schemas", "script", "scripts", "dbscripts", "changes", "up", "src", "prisma", "diesel", "flyway",
    };

    /// <summary>Each folder with its scripts; a folder below another one belongs to that.</summary>
    public static IReadOnlyList<(string Folder, IReadOnlyList<string> Scripts)> Find(SearchScope scope)
    {
        var scripts = scope.Files.Where(static file => file.EndsWith(".sql", StringComparison.OrdinalIgnoreCase)).ToList();
        var folders = scripts.GroupBy(FolderOf).OrderBy(static group => group.Key, StringComparer.Ordinal).ToList();
        var found = new List<string>();
        foreach (var folder in folders)
        {
            var inScope = RelativePath.Between(scope.Folder, folder.Key);
            if (!found.Exists(other => SearchScope.IsWithin(folder.Key, other)) && !IsOfOthers(scope, folder.Key, inScope) && AreMigrations(inScope, folder) && !IsDump(folder, folders))
            {
                found.Add(folder.Key);
            }
        }

        return [.. found.Select(folder => (folder, (IReadOnlyList<string>)[.. scripts.Where(script => SearchScope.IsWithin(script, folder))]))];
    }

    // Prisma and Diesel: 20260101_users/migration.sql, 2026-01-01-000000_users/up.sql.
    private static string FolderOf(string script)
    {
        var folder = Path.GetDirectoryName(script)!;
        return OnePerFolder.Contains(Path.GetFileName(script)) && Numbered.IsMatch(Path.GetFileName(folder)) ? Path.GetDirectoryName(folder)! : folder;
    }

    private static bool AreMigrations(string inScope, IEnumerable<string> scripts) =>
        scripts.Any(static script => Numbered.IsMatch(Path.GetFileName(script)) || OnePerFolder.Contains(Path.GetFileName(script)))
        || inScope.Split('/').Any(static segment => Generic.Contains(segment) && segment != "src");

    // The schema.sql that a tool writes beside the folder of its migrations.
    private static bool IsDump(IGrouping<string, string> folder, List<IGrouping<string, string>> all) =>
        !folder.Any(static script => Numbered.IsMatch(Path.GetFileName(script)) || OnePerFolder.Contains(Path.GetFileName(script)))
        && all.Exists(other => other.Key != folder.Key && SearchScope.IsWithin(other.Key, folder.Key) && other.Any(static script => Numbered.IsMatch(Path.GetFileName(script)) || OnePerFolder.Contains(Path.GetFileName(script))));

    // Of tests, of a database project, which is no list of changes, or of migrations that another tool runs.
    private static bool IsOfOthers(SearchScope scope, string folder, string inScope) =>
        inScope.Split('/').Any(OfTests.Contains)
        || scope.Projects.Any(project => project.IsTest && SearchScope.IsWithin(folder, project.Folder))
        || scope.Files.Any(file => file.EndsWith(".sqlproj", StringComparison.OrdinalIgnoreCase) && SearchScope.IsWithin(folder, Path.GetDirectoryName(file)!))
        || scope.Snapshots.Any(snapshot => SearchScope.IsWithin(folder, Path.GetDirectoryName(snapshot)!) || IsHelp(scope, folder, snapshot));

    // Scripts that migrations of EF Core in the same project run.
    private static bool IsHelp(SearchScope scope, string folder, string snapshot) =>
        !Generic.Contains(Path.GetFileName(folder))
        && scope.Projects.Any(project => project.Folder != scope.Folder && folder != project.Folder && SearchScope.IsWithin(folder, project.Folder) && SearchScope.IsWithin(snapshot, project.Folder));
}
