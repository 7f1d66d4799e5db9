using System.Reflection;
using DeployPlan.Files;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>
/// What projects are made of, as MSBuild evaluates them: the items that are files, the files that they import, and the same of the projects that they reference. A project is
/// evaluated once by an instance for the properties of a build.
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

    private readonly Dictionary<(string Project, string Properties), EvaluatedProject> _projects = [];

    /// <summary>The sources of the project and of those that it references.</summary>
    /// <param name="project">Full path.</param>
    /// <param name="properties">Those of the build, which those that it references are built with, too: see <see cref="BuildProperties"/>.</param>
    public ProjectSources SourcesOf(string project, string properties)
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
                evaluated = Evaluate(next, properties);
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

        return new ProjectSources(files, deciding, null) { Frameworks = Evaluate(project, properties).Frameworks };
    }

    private EvaluatedProject Evaluate(string project, string properties)
    {
        if (!_projects.TryGetValue((project, properties), out var evaluated))
        {
            _projects.Add((project, properties), evaluated = EvaluateAll(project, properties));
        }

        return evaluated;
    }

    // A project for several frameworks lists the sources of each only where that framework is chosen.
    private EvaluatedProject EvaluateAll(string project, string properties)
    {
        using var model = new EvaluationModel(engine);
        var evaluated = new EvaluatedProject(project);
        evaluated.AddSurroundings(FilesAbove);
        var outer = model.Load(project, properties, "");
        evaluated.Add(outer, NoSources);
        var frameworks = outer.Property("TargetFramework").Length > 0 ? "" : outer.Property("TargetFrameworks");
        evaluated.Frameworks = frameworks;
        foreach (var framework in frameworks.Split([';'], StringSplitOptions.RemoveEmptyEntries))
        {
            evaluated.Add(model.Load(project, properties, framework.Trim()), NoSources);
        }

        return evaluated;
    }

    private static bool IsProblemOfProject(Exception e) =>
        e is IOException or UnauthorizedAccessException or NotSupportedException || (e is TargetInvocationException { InnerException: { } inner } && (inner.GetType().Name == "InvalidProjectFileException" || IsProblemOfProject(inner)));

    private static string MessageOf(Exception e) => (e is TargetInvocationException { InnerException: { } inner } ? inner : e).Message.Trim().TrimEnd('.');
}
