using System.Text.RegularExpressions;
using DeployPlan.Text;

namespace DeployPlan.Scaffolding;

/// <summary>Databases whose schema is in the migrations of Entity Framework Core: each context has a snapshot next to its migrations.</summary>
internal static class EntityFrameworkDatabases
{
    /// <summary>How the name of a file with a snapshot ends.</summary>
    public const string Ending = "ModelSnapshot.cs";

    // What the tool of EF Core writes in every snapshot.
    private static readonly Regex Snapshot = new(@"class\s+\w+\s*:\s*(?:[\w.]+\.)?ModelSnapshot\b", RegexOptions.CultureInvariant);
    private static readonly Regex Context = new(@"\[DbContext\(typeof\((?:[\w.]+\.)?(\w+)\)\)\]", RegexOptions.CultureInvariant);

    /// <summary>One database per context, in the order of the projects.</summary>
    public static IEnumerable<ScaffoldedDatabase> Find(SearchScope scope, ConfigPaths paths)
    {
        foreach (var project in scope.Projects.Where(static project => !project.IsTest))
        {
            var snapshots = scope.FilesOf(project).Where(static file => file.EndsWith(Ending, StringComparison.Ordinal)).Select(static file => (File: file, Context: ContextOf(file)))
                .Where(static snapshot => snapshot.Context is not null).ToList();
            foreach (var (file, context) in snapshots)
            {
                if (paths.Of(PathOf(project)) is { } path)
                {
                    yield return Database(scope, project, context!, file, path, paths) with { Args = snapshots.Select(static snapshot => snapshot.Context).Distinct().Count() > 1 ? ["--context", context!] : [] };
                }
            }
        }
    }

    private static ScaffoldedDatabase Database(SearchScope scope, DotnetProject project, string context, string snapshot, string path, ConfigPaths paths)
    {
        var found = new ContextRegistrations(scope, project, context).Find();
        return new ScaffoldedDatabase
        {
            Name = Names.Safe(Names.OfContext(context), Names.Safe(project.Name, "database")),
            Engine = "efcore",
            Path = path,
            Variable = found.Variable,
            IsGuess = found.IsGuess,
            IsInCode = found.LiteralIn is not null,
            Dialect = ProviderOf(snapshot, context, project) ?? found.Provider,
            Why = $"The migrations of {context}, Entity Framework Core.",
            Notes = found.LiteralIn is { } literal ? [$"{YamlText.Comment(paths.Show(literal))} has the connection string itself, with which a migration is refused (DPL4187); read it from the configuration."] : [],
            HasStartup = found.IsSelfMade || found.Startup is not null,
            Startup = found.Startup is { } startup ? paths.Show(PathOf(startup)) : null,
            Framework = paths.FrameworkOf(project) ?? (found.Startup is { } program ? paths.FrameworkOf(program) : null),
            Project = project,
            Home = found.Home,
        };
    }

    // A snapshot calls what its provider adds; that for SQLite has nothing of its own.
    private static string? ProviderOf(string snapshot, string context, DotnetProject project) =>
        SqlProviders.In(context) ?? SqlProviders.In(Path.GetFileName(Path.GetDirectoryName(snapshot))!) ?? SqlProviders.In(project.Name) ?? SqlProviders.In(SourceText.Of(snapshot));

    // The folder, so that a plan seals every file of the project; where several projects share it, the file says which.
    private static string PathOf(DotnetProject project) => Directory.GetFiles(project.Folder).Count(ProjectFile.IsProject) == 1 ? project.Folder : project.File;

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
}
