namespace DeployPlan.Files;

/// <summary>The projects in the tree.</summary>
internal sealed partial class SourceTree
{
    /// <summary>The project as the tools of .NET find it: the file, or the one project in the folder itself; null if there is none, or several.</summary>
    public string? FindProject(string path)
    {
        if (FileExists(path))
        {
            return path;
        }

        var start = path == "." ? 0 : path.Length + 1;
        var projects = ListFiles(path, ProjectEndings).Where(file => file.IndexOf('/', start) < 0).ToList();
        return projects.Count == 1 ? projects[0] : null;
    }

    /// <summary>The files that a project is made of, built with these <see cref="BuildProperties"/>, relative to the config, in ordinal order; only those in the repository. Null, with the reason, if that is not known.</summary>
    public IReadOnlyList<string>? ListProject(string project, string properties, out string problem)
    {
        var answer = Ask(ObservationKind.Project, project, properties);
        problem = _unreadable.TryGetValue(project, out var why) ? why : "";
        return problem.Length > 0 ? null : PathList.FilesOf(answer);
    }

    /// <summary>What the project is made of outside of the repository, but for what an SDK or a package brings: relative to the config.</summary>
    public IReadOnlyList<string> ListOutside(string project, string properties) => PathList.LinksOf(Ask(ObservationKind.Project, project, properties));

    /// <summary>The target frameworks that a project lists, as <c>TargetFrameworks</c> has them; empty if it has one alone. Null where no build system says it.</summary>
    public string? ListFrameworks(string project, string properties) => Projects is null || Ask(ObservationKind.Frameworks, project, properties) is not { } answer || answer == None ? null : answer;

    private string ListProject(string project, string properties, ref IReadOnlyList<StampedPath> stamps)
    {
        if (Projects is null)
        {
            var slash = project.LastIndexOf('/');
            return List(slash < 0 ? "." : project.Substring(0, slash), static _ => true, IsSource, ref stamps);
        }

        var sources = Projects(FullPath(project), properties);
        if (sources.Problem is { } why)
        {
            _unreadable[project] = why;
        }

        stamps = Stamped(sources);
        var root = RepositoryRoot.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        var files = Try<List<string>>(project, null, _ => [.. sources.Files.Where(file => file.StartsWith(root, StringComparison.Ordinal) && !FolderRule.IsInOutput(file, root)).Select(file => RelativePath.Between(ConfigDirectory, file)).Distinct()]) ?? [];
        files.Sort(StringComparer.Ordinal);
        return PathList.Join([.. files, .. sources.Own.Where(file => !file.StartsWith(root, StringComparison.Ordinal)).Select(file => RelativePath.Between(ConfigDirectory, file) + "/").Distinct()]);
    }

    private string FrameworksOf(string project, string properties, ref IReadOnlyList<StampedPath> stamps)
    {
        var sources = Projects!(FullPath(project), properties);
        stamps = Stamped(sources);
        return sources.Problem is null ? sources.Frameworks : None;
    }

    private IReadOnlyList<StampedPath> Stamped(ProjectSources sources) => [.. sources.Deciding.Select(path => Stamped(RelativePath.Between(ConfigDirectory, path)))];
}
