namespace DeployPlan.Scaffolding;

/// <summary>What a first config is made from.</summary>
/// <param name="Name">What it is called: the solution, or the project.</param>
/// <param name="Origin">The file that names the projects, or the folder that was searched.</param>
/// <param name="Projects">The projects, by path in ordinal order.</param>
/// <param name="Files">Every file of the folders of the solution and of its projects, in ordinal order.</param>
/// <param name="Folder">The folder of the solution, or the folder that was searched.</param>
internal sealed record SearchScope(string Name, string Origin, IReadOnlyList<DotnetProject> Projects, IReadOnlyList<string> Files, string Folder)
{
    /// <summary>The nearest solution at or above the project, within the repository; where there is none, the repository.</summary>
    /// <param name="project">Full path of the project that asks.</param>
    /// <param name="root">Full path of the repository.</param>
    public static SearchScope Find(string project, string root)
    {
        for (var folder = Path.GetDirectoryName(project)!; IsWithin(folder, root); folder = Path.GetDirectoryName(folder)!)
        {
            var solutions = Directory.GetFiles(folder).Where(SolutionFile.IsSolution).OrderBy(file => file, StringComparer.Ordinal).ToList();
            if (solutions.Count > 0)
            {
                var solution = solutions.Find(file => SolutionFile.Projects(file).Contains(project)) ?? solutions[0];
                return Of(Path.GetFileNameWithoutExtension(solution), solution, SolutionFile.Projects(solution).Where(file => IsWithin(file, root)), folder);
            }

            if (folder.Length <= root.Length)
            {
                break;
            }
        }

        var projects = FileWalk.Files(root).Where(ProjectFile.IsProject).ToList();
        return Of(CommonName(projects) ?? Path.GetFileNameWithoutExtension(project), root, projects, root);
    }

    /// <summary>Whether a path is the folder or below it.</summary>
    public static bool IsWithin(string? path, string folder) =>
        path is not null && path.StartsWith(folder, StringComparison.Ordinal)
        && (path.Length == folder.Length || path[folder.Length] == Path.DirectorySeparatorChar || folder[folder.Length - 1] == Path.DirectorySeparatorChar);

    /// <summary>The files in the folder of a project, but not those of a project below it.</summary>
    public IEnumerable<string> FilesOf(DotnetProject project)
    {
        var below = Projects.Where(other => other.Folder.Length > project.Folder.Length && IsWithin(other.Folder, project.Folder)).ToList();
        return Files.Where(file => IsWithin(file, project.Folder) && !below.Exists(other => IsWithin(file, other.Folder)));
    }

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

    // Shop.Api and Shop.Worker are of Shop.
    private static string? CommonName(IEnumerable<string> projects)
    {
        var names = projects.Select(Path.GetFileNameWithoutExtension).Where(name => name!.IndexOf('.') > 0).Select(name => name!.Split('.')[0]).Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 1 ? names[0] : null;
    }

    private static SearchScope Of(string name, string origin, IEnumerable<string> projectFiles, string folder)
    {
        DotnetProject[] projects = [.. projectFiles.Select(ProjectFile.Read).OfType<DotnetProject>()];
        var outside = projects.Select(project => project.Folder).Where(other => !IsWithin(other, folder)).Distinct(StringComparer.Ordinal);
        string[] files = [.. FileWalk.Files(folder).Concat(outside.SelectMany(FileWalk.Files)).Distinct(StringComparer.Ordinal).OrderBy(file => file, StringComparer.Ordinal)];
        return new SearchScope(name, origin, projects, files, folder);
    }
}
