using System.Text.RegularExpressions;
using DeployPlan.Files;

namespace DeployPlan.Scaffolding;

/// <summary>Databases whose schema is in the migrations of Entity Framework Core: each context has a snapshot next to its migrations.</summary>
internal static class EntityFrameworkDatabases
{
    private const string Ending = "ModelSnapshot.cs";

    // What the tool of EF Core writes in every snapshot.
    private static readonly Regex Snapshot = new(@"class\s+\w+\s*:\s*(?:[\w.]+\.)?ModelSnapshot\b", RegexOptions.CultureInvariant);
    private static readonly Regex Context = new(@"\[DbContext\(typeof\((?:[\w.]+\.)?(\w+)\)\)\]", RegexOptions.CultureInvariant);

    /// <summary>One database per context, in the order of the projects.</summary>
    public static IEnumerable<ScaffoldedDatabase> Find(SearchScope scope, string configFolder)
    {
        foreach (var project in scope.Projects.Where(project => !project.IsTest))
        {
            var contexts = scope.FilesOf(project).Where(file => file.EndsWith(Ending, StringComparison.Ordinal)).Select(ContextOf).OfType<string>().ToList();
            foreach (var context in contexts)
            {
                yield return new ScaffoldedDatabase(
                    Names.Safe(NameOf(context), Names.Safe(project.Name, "database")),
                    "efcore",
                    PathOf(project, configFolder),
                    contexts.Count > 1 ? ["--context", context] : [],
                    $"The migrations of {context}, Entity Framework Core.",
                    project);
            }
        }
    }

    // The folder, so that a plan seals every file of the project; where several projects share it, the file says which.
    private static string PathOf(DotnetProject project, string configFolder) =>
        RelativePath.Between(configFolder, Directory.GetFiles(project.Folder).Count(ProjectFile.IsProject) == 1 ? project.Folder : project.File);

    private static string? ContextOf(string file)
    {
        var text = SourceText.Of(file);
        if (!Snapshot.IsMatch(text))
        {
            return null;
        }

        var context = Context.Match(text);
        var name = Path.GetFileName(file);
        return context.Success ? context.Groups[1].Value : name.Substring(0, name.Length - Ending.Length);
    }

    private static string NameOf(string context)
    {
        foreach (var ending in new[] { "DbContext", "Context" })
        {
            if (context.Length > ending.Length && context.EndsWith(ending, StringComparison.Ordinal))
            {
                return context.Substring(0, context.Length - ending.Length);
            }
        }

        return context;
    }
}
