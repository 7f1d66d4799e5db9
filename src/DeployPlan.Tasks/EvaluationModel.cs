using System.Collections;
using System.Reflection;
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

/// <summary>An evaluated project.</summary>
/// <param name="project">A <c>Microsoft.Build.Evaluation.Project</c>.</param>
internal sealed class Evaluation(object project)
{
    // Metadata of a reference to a project that decide with which properties that one is built.
    private static readonly string[] SettingProperties = ["Properties", "SetConfiguration", "SetPlatform", "SetTargetFramework", "AdditionalProperties"];
    private static readonly string[] RemovingProperties = ["GlobalPropertiesToRemove", "UndefineProperties"];

    private static readonly string[] OfSdk = ["NetCoreRoot", "MSBuildExtensionsPath", "NuGetPackageRoot"];

    /// <summary>Full paths of the project and everything that it imports.</summary>
    public IEnumerable<string> Imports
    {
        get
        {
            yield return Text(project, "FullPath");
            foreach (var import in List(project, "Imports"))
            {
                yield return Text(Get(import, "ImportedProject")!, "FullPath");
            }
        }
    }

    /// <summary>Its items.</summary>
    public IEnumerable<EvaluatedItem> Items
    {
        get
        {
            foreach (var item in List(project, "Items"))
            {
                var metadata = item.GetType().GetMethod("GetMetadataValue", [typeof(string)])!;
                var type = Text(item, "ItemType");
                yield return new EvaluatedItem(type, MetadataOf("FullPath"), IsCopy("CopyToOutputDirectory") || IsCopy("CopyToPublishDirectory"))
                {
                    HintPath = type == "Reference" ? MetadataOf("HintPath") : "",
                    SetProperties = type == "ProjectReference" ? string.Join(";", SettingProperties.Select(MetadataOf)) : "",
                    RemovedProperties = type == "ProjectReference" ? string.Join(";", RemovingProperties.Select(MetadataOf)) : "",
                };

                bool IsCopy(string name) => MetadataOf(name) is { Length: > 0 } value && !value.Equals("Never", StringComparison.OrdinalIgnoreCase);

                string MetadataOf(string name) => (string)metadata.Invoke(item, [name])!;
            }
        }
    }

    /// <summary>What the project and its own imports look for, whether or not it is there: patterns of items, and imports. Full paths, which may be patterns.</summary>
    public IEnumerable<string> Sought
    {
        get
        {
            var folder = Text(project, "DirectoryPath");
            foreach (var found in ((IEnumerable)project.GetType().GetMethod("GetAllGlobs", [])!.Invoke(project, null)!).Cast<object>().Where(glob => IsOwn(Get(Get(glob, "ItemElement")!, "ContainingProject")!)))
            {
                foreach (var glob in (IEnumerable<string>)Get(found, "IncludeGlobs")!)
                {
                    yield return System.IO.Path.Combine(folder, glob.Replace('\\', System.IO.Path.DirectorySeparatorChar));
                }
            }

            foreach (var file in List(project, "Imports").Select(static import => Get(import, "ImportedProject")!).Append(Get(project, "Xml")!).Where(IsOwn).Distinct())
            {
                var place = Text(file, "DirectoryPath") + System.IO.Path.DirectorySeparatorChar;
                foreach (var import in List(file, "Imports").Where(static import => Text(import, "Sdk").Length == 0))
                {
                    foreach (var sought in Expanded(Text(import, "Project").Replace("$(MSBuildThisFileDirectory)", LiteralText.Escape(place))).Split(';'))
                    {
                        yield return System.IO.Path.Combine(place, Uri.UnescapeDataString(sought).Replace('\\', System.IO.Path.DirectorySeparatorChar));
                    }
                }
            }

            // What comes with the SDK looks around the project, which is looked at as a whole.
            bool IsOwn(object file) => Array.TrueForAll(OfSdk, name => Property(name) is var root && (root.Length == 0 || !Text(file, "FullPath").StartsWith(root, StringComparison.OrdinalIgnoreCase)));
        }
    }

    /// <summary>The value of a property; empty where it has none.</summary>
    public string Property(string name) => (string)project.GetType().GetMethod("GetPropertyValue", [typeof(string)])!.Invoke(project, [name])!;

    // A condition may keep what cannot be expanded from being so.
    private string Expanded(string text)
    {
        try
        {
            return (string)project.GetType().GetMethod("ExpandString", [typeof(string)])!.Invoke(project, [text])!;
        }
        catch (TargetInvocationException)
        {
            return "";
        }
    }

    private static IEnumerable<object> List(object of, string property) => ((IEnumerable)Get(of, property)!).Cast<object>();

    private static string Text(object of, string property) => (string)Get(of, property)!;

    private static object? Get(object of, string property) => of.GetType().GetProperty(property)!.GetValue(of);
}

/// <summary>An item of a project.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Path">Its full path, whether or not it is a file.</param>
/// <param name="IsCopied">Whether it is copied to the output, or published.</param>
internal sealed record EvaluatedItem(string Type, string Path, bool IsCopied)
{
    /// <summary>Where the assembly is that a reference names, relative to the project; empty if it does not say.</summary>
    public string HintPath { get; init; } = "";

    /// <summary>The properties that a reference sets for the project: <c>Name=value;Name=value</c>.</summary>
    public string SetProperties { get; init; } = "";

    /// <summary>The names of the properties that it takes away.</summary>
    public string RemovedProperties { get; init; } = "";
}
