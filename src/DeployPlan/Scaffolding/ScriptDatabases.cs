using System.Text.RegularExpressions;
using DeployPlan.Files;

namespace DeployPlan.Scaffolding;

/// <summary>
/// Databases whose schema is in a folder of SQL scripts. A folder counts where a script is numbered (<c>001_orders.sql</c>, <c>V2__index.sql</c>), for order is what
/// makes scripts migrations, or where a folder says so by its name. Queries that lie next to code do not.
/// </summary>
internal static class ScriptDatabases
{
    private static readonly Regex Numbered = new(@"^[Vv]?\d", RegexOptions.CultureInvariant);

    // Their names describe the content, not the database.
    private static readonly HashSet<string> Generic = new(StringComparer.OrdinalIgnoreCase)
    {
        "db", "database", "databases", "sql", "migration", "migrations", "schema", "schemas", "script", "scripts", "changes", "up", "src",
    };

    private static readonly HashSet<string> OfTests = new(StringComparer.OrdinalIgnoreCase) { "test", "tests", "testdata", "fixtures" };

    /// <summary>One database per folder; a folder below another one with scripts belongs to that.</summary>
    public static IEnumerable<ScaffoldedDatabase> Find(SearchScope scope, string configFolder)
    {
        var folders = new List<string>();
        foreach (var scripts in scope.Files.Where(file => file.EndsWith(".sql", StringComparison.OrdinalIgnoreCase)).GroupBy(file => Path.GetDirectoryName(file)!)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var inScope = RelativePath.Between(scope.Folder, scripts.Key);
            if (!folders.Exists(folder => SearchScope.IsWithin(scripts.Key, folder)) && !IsOfOthers(scope, scripts.Key, inScope) && AreMigrations(inScope, scripts))
            {
                folders.Add(scripts.Key);
                yield return new ScaffoldedDatabase(
                    NameOf(inScope, scope.Name), "raw", RelativePath.Between(configFolder, scripts.Key), [], "The scripts of a folder, in the order of their names.", null);
            }
        }
    }

    private static bool AreMigrations(string inScope, IEnumerable<string> scripts) =>
        scripts.Any(script => Numbered.IsMatch(Path.GetFileName(script))) || inScope.Split('/').Any(segment => Generic.Contains(segment) && segment != "src");

    // Of tests, of a database project, which is no list of changes, or of migrations that another tool runs.
    private static bool IsOfOthers(SearchScope scope, string folder, string inScope) =>
        inScope.Split('/').Any(OfTests.Contains)
        || scope.Projects.Any(project => project.IsTest && SearchScope.IsWithin(folder, project.Folder))
        || scope.Files.Any(file => file.EndsWith(".sqlproj", StringComparison.OrdinalIgnoreCase) && SearchScope.IsWithin(folder, Path.GetDirectoryName(file)!))
        || scope.Files.Any(file => file.EndsWith("ModelSnapshot.cs", StringComparison.Ordinal) && SearchScope.IsWithin(folder, Path.GetDirectoryName(file)!));

    private static string NameOf(string inScope, string otherwise)
    {
        var named = inScope.Split('/').LastOrDefault(segment => segment is not ("." or "..") && !Generic.Contains(segment)) ?? otherwise;
        return Names.Safe(named.Substring(named.LastIndexOf('.') + 1), Names.Safe(otherwise, "database"));
    }
}
