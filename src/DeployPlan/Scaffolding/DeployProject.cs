using DeployPlan.Files;

namespace DeployPlan.Scaffolding;

/// <summary>The project of a whole solution, which compiles nothing and has the config beside it.</summary>
/// <param name="File">Full path of the project, which need not exist yet.</param>
/// <param name="Solution">Full path of the solution.</param>
/// <param name="IsInSolution">Whether the solution has the project already.</param>
/// <param name="Config">Full path of a config that a project of the solution has already; null if none has.</param>
internal sealed record DeployProject(string File, string Solution, bool IsInSolution, string? Config)
{
    private const int Tries = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Null for a project that is not one of several of a solution: a config of its own is the config of everything.</summary>
    /// <param name="project">Full path of the project that asks.</param>
    /// <param name="solution">Full path of the solution that is built; empty to look for one at or above the project.</param>
    /// <param name="root">Full path of the repository, which no path may leave.</param>
    public static DeployProject? Of(string project, string solution, string root)
    {
        var found = solution.Length > 0 ? solution : Above(project, root).FirstOrDefault(file => SolutionFile.Projects(file).Contains(project));
        if (found is null)
        {
            return null;
        }

        var projects = ProjectsOf(found, project);
        var file = Path.Combine(Path.GetDirectoryName(found)!, "deploy", "deploy.csproj");
        return project != file && projects.Any(other => other != project && other != file)
            ? new DeployProject(file, found, projects.Contains(file), ConfigBeside(projects))
            : null;
    }

    // While the first of several requests has its project added, the file is incomplete for a moment.
    private static IReadOnlyList<string> ProjectsOf(string solution, string project)
    {
        var projects = SolutionFile.Projects(solution);
        for (var tries = 0; tries < Tries && !projects.Contains(project); tries++)
        {
            Thread.Sleep(Pause);
            projects = SolutionFile.Projects(solution);
        }

        return projects;
    }

    private static IEnumerable<string> Above(string project, string root)
    {
        for (var folder = Path.GetDirectoryName(project); SearchScope.IsWithin(folder, root); folder = Path.GetDirectoryName(folder))
        {
            foreach (var file in Directory.GetFiles(folder!).Where(SolutionFile.IsSolution).OrderBy(file => file, StringComparer.Ordinal))
            {
                yield return file;
            }
        }
    }

    private static string? ConfigBeside(IEnumerable<string> projects) =>
        projects.SelectMany(project => ConfigNames.All.Select(name => Path.Combine(Path.GetDirectoryName(project)!, name))).FirstOrDefault(System.IO.File.Exists);
}
