using System.Xml;
using System.Xml.Linq;

namespace DeployPlan.Scaffolding;

/// <summary>Project files as text: reading needs neither a restore nor an evaluation, and runs nothing.</summary>
internal static class ProjectFile
{
    private static readonly string[] Extensions = [".csproj", ".fsproj", ".vbproj"];

    public static bool IsProject(string file) => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    /// <summary>Null if the file cannot be read or is not XML.</summary>
    public static DotnetProject? Read(string file)
    {
        try
        {
            using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return Read(file, XElement.Load(reader));
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static DotnetProject Read(string file, XElement root) => new()
    {
        File = file,
        Sdks = [.. Sdks(root)],
        Packages = [.. Includes(root, "PackageReference")],
        Frameworks = [.. Includes(root, "FrameworkReference")],
        References = [.. Includes(root, "ProjectReference").Where(IsPlain).Select(path => FullPath(file, path))],
        OutputType = Elements(root, "OutputType").LastOrDefault()?.Value.Trim() ?? "",
        AssemblyName = Elements(root, "AssemblyName").LastOrDefault()?.Value.Trim() is { Length: > 0 } name && IsPlain(name) ? name : Path.GetFileNameWithoutExtension(file),
        HasFunctionsVersion = Elements(root, "AzureFunctionsVersion").Any(),
        Switches = Switches(root),
    };

    private static IEnumerable<string> Sdks(XElement root)
    {
        var names = Elements(root, "Sdk").Select(sdk => sdk.Attribute("Name")?.Value)
            .Concat(Elements(root, "Import").Select(import => import.Attribute("Sdk")?.Value))
            .Concat((root.Attribute("Sdk")?.Value ?? "").Split(';'));
        return names.OfType<string>().Select(name => name.Split('/')[0].Trim()).Where(name => name.Length > 0);
    }

    private static IEnumerable<string> Includes(XElement root, string item) => Elements(root, item)
        .SelectMany(element => (element.Attribute("Include")?.Value ?? "").Split(';'))
        .Select(name => name.Trim())
        .Where(name => name.Length > 0);

    private static Dictionary<string, bool> Switches(XElement root)
    {
        var switches = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var element in root.Descendants())
        {
            if (bool.TryParse(element.Value, out var value))
            {
                switches[element.Name.LocalName] = value;
            }
        }

        return switches;
    }

    // Old project files have a namespace.
    private static IEnumerable<XElement> Elements(XElement root, string name) => root.Descendants().Where(element => element.Name.LocalName == name);

    private static bool IsPlain(string path) => path.IndexOf("$(", StringComparison.Ordinal) < 0 && path.IndexOf('*') < 0;

    private static string FullPath(string file, string path) =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, path.Replace('\\', Path.DirectorySeparatorChar)));
}
