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
    /// <param name="properties">Those of the build, which those that it references are built with, too, as the references say: see <see cref="BuildProperties"/>.</param>
    public ProjectSources SourcesOf(string project, string properties)
    {
        var files = new HashSet<string>(StringComparer.Ordinal);
        var own = new HashSet<string>(StringComparer.Ordinal);
        var deciding = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<(string Project, string Properties)> { (project, properties) };
        var left = new Queue<(string Project, string Properties)>(seen);
        using var model = new EvaluationModel(engine);
        while (left.Count > 0)
        {
            var (next, given) = left.Dequeue();
            try
            {
                var evaluated = Evaluate(model, next, given);
                files.UnionWith(evaluated.Files);
                own.UnionWith(evaluated.Own);
                deciding.UnionWith(evaluated.Deciding);
                foreach (var reference in evaluated.References)
                {
                    // A build warns of it, and goes on.
                    if (!File.Exists(reference.Path))
                    {
                        deciding.Add(reference.Path);
                        continue;
                    }

                    Add(reference, given, isOfRuntime: false);
                    if (Evaluate(model, reference.Path, reference.PropertiesOf(given, isOfRuntime: false)).IsOfRuntime)
                    {
                        Add(reference, given, isOfRuntime: true);
                    }
                }
            }
            catch (Exception e) when (IsProblemOfProject(e))
            {
                return ProjectSources.Unknown(MessageOf(e));
            }
        }

        return new ProjectSources(files, deciding, null) { Own = own, Frameworks = Evaluate(model, project, properties).Frameworks };

        void Add(ReferencedProject reference, string given, bool isOfRuntime)
        {
            if ((reference.Path, reference.PropertiesOf(given, isOfRuntime)) is var found && seen.Add(found))
            {
                left.Enqueue(found);
            }
        }
    }

    private EvaluatedProject Evaluate(EvaluationModel model, string project, string properties)
    {
        if (!_projects.TryGetValue((project, properties), out var evaluated))
        {
            _projects.Add((project, properties), evaluated = EvaluateAll(model, project, properties));
        }

        return evaluated;
    }

    // A project for several frameworks lists the sources of each only where that framework is chosen.
    private static EvaluatedProject EvaluateAll(EvaluationModel model, string project, string properties)
    {
        var evaluated = new EvaluatedProject(project);
        evaluated.AddSurroundings(FilesAbove);
        var outer = model.Load(project, properties, "");
        evaluated.Add(outer, NoSources);
        var frameworks = outer.Property("TargetFramework").Length > 0 ? "" : outer.Property("TargetFrameworks");
        evaluated.Frameworks = frameworks;
        evaluated.IsOfRuntime = outer.Property("OutputType").EndsWith("Exe", StringComparison.OrdinalIgnoreCase) || outer.Property("RuntimeIdentifiers").Length > 0;
        foreach (var framework in frameworks.Split([';'], StringSplitOptions.RemoveEmptyEntries).Select(static name => name.Trim()).Where(static name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            evaluated.Add(model.Load(project, properties, framework), NoSources);
        }

        model.Unload();
        return evaluated;
    }

    private static bool IsProblemOfProject(Exception e) =>
        e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException or InvalidOperationException || (e is TargetInvocationException { InnerException: { } inner } && (inner.GetType().Name == "InvalidProjectFileException" || IsProblemOfProject(inner)));

    private static string MessageOf(Exception e) => (e is TargetInvocationException { InnerException: { } inner } ? inner : e).Message.Trim().TrimEnd('.');
}
