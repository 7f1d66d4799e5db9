using System.Reflection;
using DeployPlan.Files;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>
/// What projects are made of, as MSBuild evaluates them: the items that are files, the files that they import, and the same of the projects that they reference. A project is
/// evaluated once by an instance.
/// </summary>
/// <remarks>
/// The evaluation model is in the assembly of the engine that runs this task; it is called late, because a task that refers to that assembly runs in its version only.
/// </remarks>
/// <param name="engine">The engine.</param>
internal sealed class ProjectEvaluation(IBuildEngine engine)
{
    // Of a project without an evaluation of its own: beside it or in a folder above it.
    private static readonly string[] FilesAbove =
        ["Directory.Build.props", "Directory.Build.targets", "Directory.Build.rsp", "Directory.Packages.props", "global.json", "NuGet.config", "nuget.config", "NuGet.Config"];

    // What is listed for an editor only.
    private static readonly HashSet<string> NoSources = new(["ProjectReference", "Folder", "Watch", "UpToDateCheckInput", "UpToDateCheckBuilt"], StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, EvaluatedProject> _projects = new(StringComparer.Ordinal);

    /// <summary>The sources of the project and of those that it references.</summary>
    /// <param name="project">Full path.</param>
    public ProjectSources SourcesOf(string project)
    {
        var files = new HashSet<string>(StringComparer.Ordinal);
        var deciding = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal) { project };
        var left = new Queue<string>(seen);
        while (left.Count > 0)
        {
            var next = left.Dequeue();
            EvaluatedProject evaluated;
            try
            {
                evaluated = Evaluate(next);
            }
            catch (Exception e) when (IsProblemOfProject(e))
            {
                return ProjectSources.Unknown(MessageOf(e));
            }

            files.UnionWith(evaluated.Files);
            deciding.UnionWith(evaluated.Deciding);
            foreach (var reference in evaluated.References.Where(seen.Add))
            {
                left.Enqueue(reference);
            }
        }

        return new ProjectSources(files, deciding, null);
    }

    private EvaluatedProject Evaluate(string project)
    {
        if (!_projects.TryGetValue(project, out var evaluated))
        {
            _projects.Add(project, evaluated = EvaluateAll(project));
        }

        return evaluated;
    }

    // A project for several frameworks lists the sources of each only where that framework is chosen.
    private EvaluatedProject EvaluateAll(string project)
    {
        using var model = new EvaluationModel(engine);
        var evaluated = new EvaluatedProject(project);
        evaluated.AddSurroundings(FilesAbove);
        var outer = model.Load(project, "");
        evaluated.Add(outer, NoSources);
        var frameworks = outer.Property("TargetFramework").Length > 0 ? "" : outer.Property("TargetFrameworks");
        foreach (var framework in frameworks.Split([';'], StringSplitOptions.RemoveEmptyEntries))
        {
            evaluated.Add(model.Load(project, framework.Trim()), NoSources);
        }

        return evaluated;
    }

    private static bool IsProblemOfProject(Exception e) =>
        e is IOException or UnauthorizedAccessException or NotSupportedException || (e is TargetInvocationException { InnerException: { } inner } && (inner.GetType().Name == "InvalidProjectFileException" || IsProblemOfProject(inner)));

    private static string MessageOf(Exception e) => (e is TargetInvocationException { InnerException: { } inner } ? inner : e).Message.Trim().TrimEnd('.');
}
