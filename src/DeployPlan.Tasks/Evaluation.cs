using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;

namespace DeployPlan.Tasks;

/// <summary>An evaluated project.</summary>
/// <param name="project">A <c>Microsoft.Build.Evaluation.Project</c>.</param>
internal sealed class Evaluation(object project)
{
    // Metadata of a reference to a project that decide with which properties that one is built.
    private static readonly string[] SettingProperties = ["Properties", "SetConfiguration", "SetPlatform", "SetTargetFramework", "AdditionalProperties"];
    private static readonly string[] RemovingProperties = ["GlobalPropertiesToRemove", "UndefineProperties"];

    private static readonly string[] OfOthers = ["NetCoreRoot", "MSBuildExtensionsPath", "MSBuildUserExtensionsPath", "NuGetPackageRoot", "MSBuildProjectExtensionsPath"];
    private static readonly Regex ThisFile = new(@"\$\(MSBuildThisFile(Directory|FullPath|Name|Extension|)\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private string[]? _others;

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

    /// <summary>
    /// What the project and its own imports look for, whether or not it is there: what items include, and imports. Conditions are not asked, since they may hold later. Full paths, which may be
    /// patterns, or mean no file.
    /// </summary>
    public IEnumerable<string> Sought
    {
        get
        {
            var folder = Text(project, "DirectoryPath");
            foreach (var file in List(project, "Imports").Select(static import => Get(import, "ImportedProject")!).Append(Get(project, "Xml")!).Where(IsOwn).Distinct())
            {
                var path = Text(file, "FullPath");
                foreach (var included in List(file, "Items").Where(static item => !IsOfTarget(item) && Text(item, "ItemType") != "SourceRoot").SelectMany(item => Expanded(Text(item, "Include"), path)))
                {
                    yield return Path.Combine(folder, included);
                }

                foreach (var import in List(file, "Imports").Where(static import => Text(import, "Sdk").Length == 0).SelectMany(import => Expanded(Text(import, "Project"), path)))
                {
                    yield return Path.Combine(Path.GetDirectoryName(path)!, import);
                }
            }

            // What comes with the SDK looks around the project, which is looked at as a whole; and what a restore writes names packages.
            bool IsOwn(object file) => !IsOfOthers(Text(file, "FullPath"));
        }
    }

    /// <summary>Whether a file comes with the SDK, with a package or of a restore.</summary>
    public bool IsOfOthers(string file) => (_others ??= [.. OfOthers.Select(Property).Where(static root => root.Length > 0)]).Any(root => file.StartsWith(root, StringComparison.OrdinalIgnoreCase));

    /// <summary>The value of a property; empty where it has none.</summary>
    public string Property(string name) => (string)project.GetType().GetMethod("GetPropertyValue", [typeof(string)])!.Invoke(project, [name])!;

    // The paths of a list, with the properties that name the file it is in. A condition may keep what cannot be expanded from being so.
    private IEnumerable<string> Expanded(string text, string file)
    {
        string expanded;
        try
        {
            var ofFile = ThisFile.Replace(text, property => LiteralText.Escape(OfFile(property.Groups[1].Value, file)));
            expanded = (string)project.GetType().GetMethod("ExpandString", [typeof(string)])!.Invoke(project, [ofFile])!;
        }
        catch (TargetInvocationException)
        {
            return [];
        }

        return expanded.Split(';').Select(static path => path.Trim().Replace('\\', Path.DirectorySeparatorChar).Replace('/', Path.DirectorySeparatorChar))
            .Where(static path => path.Length > 0 && path.IndexOf("@(", StringComparison.Ordinal) < 0 && path.IndexOf("%(", StringComparison.Ordinal) < 0 && path.IndexOfAny(Path.GetInvalidPathChars()) < 0);
    }

    private static string OfFile(string property, string file)
    {
        return Is("Directory") ? Path.GetDirectoryName(file) + Path.DirectorySeparatorChar
            : Is("FullPath") ? file
            : Is("Name") ? Path.GetFileNameWithoutExtension(file)
            : Is("Extension") ? Path.GetExtension(file)
            : Path.GetFileName(file);

        bool Is(string name) => property.Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    // Those of a target are made while it runs.
    private static bool IsOfTarget(object item) => Get(Get(item, "Parent")!, "Parent")!.GetType().Name == "ProjectTargetElement";

    private static IEnumerable<object> List(object of, string property) => ((IEnumerable)Get(of, property)!).Cast<object>();

    private static string Text(object of, string property) => (string)Get(of, property)!;

    private static object? Get(object of, string property) => of.GetType().GetProperty(property)!.GetValue(of);
}
