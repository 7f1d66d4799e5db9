using DeployPlan.Diagnostics;

namespace DeployPlan.Scaffolding;

/// <summary>What a first config is made from.</summary>
/// <param name="Name">What it is called: the solution, or the project.</param>
/// <param name="Origin">The file that names the projects, or the folder that was searched.</param>
/// <param name="Projects">The projects, by path in ordinal order.</param>
/// <param name="Files">Every file of the folders of the solution and of its projects, in ordinal order.</param>
/// <param name="Folder">The folder of the solution, or the folder that was searched.</param>
internal sealed record SearchScope(string Name, string Origin, IReadOnlyList<DotnetProject> Projects, IReadOnlyList<string> Files, string Folder)
{
    /// <summary>Full paths of further solutions in its folder.</summary>
    public IReadOnlyList<string> OtherSolutions { get; init; } = [];

    /// <summary>Files that are named as snapshots of EF Core.</summary>
    public IReadOnlyList<string> Snapshots { get; init; } = [];

    /// <summary>The nearest solution at or above the project, within the repository; where there is none, the repository.</summary>
    /// <param name="project">Full path of the project that asks.</param>
    /// <param name="root">Full path of the repository.</param>
    /// <param name="diagnostics">Takes up the solution that cannot be read.</param>
    public static SearchScope Find(string project, string root, DiagnosticBag diagnostics)
    {
        for (var folder = Path.GetDirectoryName(project)!; IsWithin(folder, root); folder = Path.GetDirectoryName(folder)!)
        {
            var solutions = Directory.GetFiles(folder).Where(SolutionFile.IsSolution).OrderBy(file => file, StringComparer.Ordinal).ToList();
            if (solutions.Count > 0)
            {
                return OfSolutions(solutions, project, root, folder, diagnostics);
            }

            if (folder.Length <= root.Length)
            {
                break;
            }
        }

        var projects = FileWalk.Files(root).Where(ProjectFile.IsProject).ToList();
        return Of(Path.GetFileName(root), root, projects, root);
    }

    /// <summary>Whether a path is the folder or below it.</summary>
    public static bool IsWithin(string? path, string folder) =>
        path is not null && path.StartsWith(folder, StringComparison.Ordinal)
        && (path.Length == folder.Length || path[folder.Length] == Path.DirectorySeparatorChar || folder[folder.Length - 1] == Path.DirectorySeparatorChar);

    /// <summary>The files in the folder of a project, but not those of a project below it.</summary>
    public IReadOnlyList<string> FilesOf(DotnetProject project)
    {
        if (_files.TryGetValue(project.File, out var known))
        {
            return known;
        }

        var below = Projects.Where(other => other.Folder.Length > project.Folder.Length && IsWithin(other.Folder, project.Folder)).ToList();
        return _files[project.File] = [.. Files.Where(file => IsWithin(file, project.Folder) && !below.Exists(other => IsWithin(file, other.Folder)))];
    }

    private readonly Dictionary<string, CSharpSource> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _files = new(StringComparer.Ordinal);

    /// <summary>The sources of projects in C#.</summary>
    public IReadOnlyList<CSharpSource> SourcesOf(IEnumerable<DotnetProject> projects) =>
        [.. projects.SelectMany(FilesOf).Where(static file => file.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)).Select(SourceOf)];

    /// <summary>The project and every project of the scope that it references, directly or through others.</summary>
    public IReadOnlyList<DotnetProject> WithReferences(DotnetProject project)
    {
        var found = new List<DotnetProject> { project };
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(Projects.Where(other => found[i].References.Contains(other.File) && !found.Contains(other)).ToList());
        }

        return found;
    }

    // The one of the folder, or of the repository; then the one that has the project; then the largest.
    private static SearchScope OfSolutions(List<string> solutions, string project, string root, string folder, DiagnosticBag diagnostics)
    {
        var projects = solutions.ToDictionary(static file => file, file => SolutionFile.Projects(file, diagnostics), StringComparer.Ordinal);
        var named = solutions.Find(file => IsNamed(file, folder)) ?? solutions.Find(file => IsNamed(file, root));
        var solution = solutions.Find(file => file == named && (projects[file].Contains(project) || !solutions.Exists(other => projects[other].Contains(project))))
            ?? solutions.Find(file => projects[file].Contains(project))
            ?? solutions.OrderByDescending(file => projects[file].Count).First();
        var name = solutions.Count == 1 || solution == named ? Path.GetFileNameWithoutExtension(solution) : Path.GetFileName(root);
        return Of(name, solution, projects[solution].Where(file => IsWithin(file, root)), folder) with { OtherSolutions = [.. solutions.Where(other => other != solution)] };
    }

    private static bool IsNamed(string solution, string folder) => string.Equals(Path.GetFileNameWithoutExtension(solution), Path.GetFileName(folder), StringComparison.OrdinalIgnoreCase);

    private CSharpSource SourceOf(string file) => _sources.TryGetValue(file, out var known) ? known : _sources[file] = CSharpSource.Of(file, SourceText.Of(file));

    private static SearchScope Of(string name, string origin, IEnumerable<string> projectFiles, string folder)
    {
        DotnetProject[] projects = [.. projectFiles.Select(ProjectFile.Read).OfType<DotnetProject>()];
        var outside = projects.Select(project => project.Folder).Where(other => !IsWithin(other, folder)).Distinct(StringComparer.Ordinal);
        string[] files = [.. FileWalk.Files(folder).Concat(outside.SelectMany(FileWalk.Files)).Distinct(StringComparer.Ordinal).OrderBy(file => file, StringComparer.Ordinal)];
        return new SearchScope(name, origin, projects, files, folder) { Snapshots = [.. files.Where(static file => file.EndsWith(EntityFrameworkDatabases.Ending, StringComparison.Ordinal))] };
    }
}
