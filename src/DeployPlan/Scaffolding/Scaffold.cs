using DeployPlan.Files;

namespace DeployPlan.Scaffolding;

/// <summary>Looks at a solution and says what a first config of it says.</summary>
internal static class Scaffold
{
    private static readonly string[] ComposeFiles = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"];

    /// <summary>The config for what is found.</summary>
    /// <param name="project">Full path of the project that asks.</param>
    /// <param name="configFolder">Full path of the folder of the config.</param>
    /// <param name="root">Full path of the repository, which no path may leave.</param>
    public static ScaffoldedConfig Find(string project, string configFolder, string root)
    {
        var scope = SearchScope.Find(project, root);
        var leftOut = new List<string>();
        var databases = Databases(scope, configFolder, leftOut);
        return new ScaffoldedConfig(
            Names.Safe(scope.Name, "app"),
            (scope.Origin == scope.Folder ? "the projects below " : "") + RelativePath.Between(configFolder, scope.Origin),
            databases,
            Services(scope, configFolder, databases, leftOut),
            ComposeFile(scope, configFolder),
            leftOut);
    }

    private static ScaffoldedDatabase[] Databases(SearchScope scope, string configFolder, List<string> leftOut)
    {
        var found = EntityFrameworkDatabases.Find(scope, configFolder).Concat(ScriptDatabases.Find(scope, configFolder)).Where(database => CanBeNamed(database.Path, leftOut)).ToList();
        var names = Names.Unique([.. found.Select(database => database.Name)]);
        return [.. found.Select((database, i) => database with { Name = names[i] }).OrderBy(database => database.Name, StringComparer.Ordinal)];
    }

    private static ScaffoldedService[] Services(SearchScope scope, string configFolder, ScaffoldedDatabase[] databases, List<string> leftOut)
    {
        var projects = scope.Projects.Where(project => project.IsService && CanBeNamed(RelativePath.Between(configFolder, project.File), leftOut)).ToList();
        var names = Names.OfServices([.. projects.Select(project => project.Name)]);
        return [.. projects.Select((project, i) => new ScaffoldedService(
            names[i],
            RelativePath.Between(configFolder, project.File),
            project.IsWeb,
            project.IsWeb ? HealthCheckGuess.Of(scope, project) : null,
            UsedBy(scope.WithReferences(project), databases))).OrderBy(service => service.Name, StringComparer.Ordinal)];
    }

    // It is unknown which service uses the scripts of a folder, and waiting for one migration too many is safe.
    private static string[] UsedBy(IReadOnlyList<DotnetProject> projects, ScaffoldedDatabase[] databases) =>
        [.. databases.Where(database => database.Project is null || projects.Contains(database.Project)).Select(database => database.Name)];

    private static string? ComposeFile(SearchScope scope, string configFolder) =>
        ComposeFiles.Any(name => File.Exists(Path.Combine(configFolder, name))) ? null
        : ComposeFiles.Select(name => Path.Combine(scope.Folder, name)).FirstOrDefault(File.Exists) is { } file ? RelativePath.Between(configFolder, file)
        : null;

    private static bool CanBeNamed(string path, List<string> leftOut)
    {
        foreach (var c in path)
        {
            if (c < ' ' || c is ':' or '"' or '<' or '>' or '|' or '*' or '?' or '\\')
            {
                leftOut.Add(path);
                return false;
            }
        }

        return true;
    }
}
