using DeployPlan.Files;
using Microsoft.Build.Framework;

namespace DeployPlan.Tasks;

/// <summary>The evaluation model of the engine that runs a task: <c>Microsoft.Build.Evaluation</c>, found in its assembly.</summary>
internal sealed class EvaluationModel : IDisposable
{
    private readonly Type _type;
    private readonly object _projects;
    private readonly HashSet<object> _loaded = [];

    /// <param name="engine">The engine.</param>
    public EvaluationModel(IBuildEngine engine)
    {
        _type = engine.GetType().Assembly.GetType("Microsoft.Build.Evaluation.ProjectCollection") ?? Type.GetType("Microsoft.Build.Evaluation.ProjectCollection, Microsoft.Build")
            ?? throw new NotSupportedException("this build engine cannot evaluate projects");
        _projects = Activator.CreateInstance(_type)!;
    }

    /// <summary>Evaluates a project as it is built.</summary>
    /// <param name="project">Full path.</param>
    /// <param name="global">The properties of the build: see <see cref="BuildProperties"/>.</param>
    /// <param name="framework">The target framework; empty for what the project itself says.</param>
    public Evaluation Load(string project, string global, string framework)
    {
        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["EnableDeployPlan"] = "false" };
        foreach (var property in BuildProperties.Of(global))
        {
            properties[property.Key] = LiteralText.Escape(property.Value);
        }

        if (framework.Length > 0)
        {
            properties["TargetFramework"] = framework;
        }

        var load = _type.GetMethod("LoadProject", [typeof(string), typeof(IDictionary<string, string>), typeof(string)])!;
        var loaded = load.Invoke(_projects, [project, properties, null])!;
        _loaded.Add(loaded);
        return new Evaluation(loaded);
    }

    /// <summary>Forgets the projects, and keeps the text of what they import: another project imports the same.</summary>
    public void Unload()
    {
        foreach (var project in _loaded)
        {
            _type.GetMethod("UnloadProject", [project.GetType()])!.Invoke(_projects, [project]);
        }

        _loaded.Clear();
    }

    /// <inheritdoc />
    public void Dispose() => ((IDisposable)_projects).Dispose();
}
