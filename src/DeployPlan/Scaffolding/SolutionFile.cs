using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using DeployPlan.Diagnostics;

namespace DeployPlan.Scaffolding;

/// <summary>The projects of a .sln or .slnx.</summary>
internal static class SolutionFile
{
    private static readonly Regex ProjectLine = new("^Project\\(\"[^\"]*\"\\) = \"[^\"]*\", \"([^\"]*)\"", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    public static bool IsSolution(string file) => Path.GetExtension(file).ToUpperInvariant() is ".SLN" or ".SLNX";

    /// <summary>Full paths of the .NET projects that exist, in ordinal order; none if the file cannot be read.</summary>
    public static IReadOnlyList<string> Projects(string file) => Projects(file, new DiagnosticBag());

    /// <summary>The same, and why the file cannot be read.</summary>
    public static IReadOnlyList<string> Projects(string file, DiagnosticBag diagnostics)
    {
        try
        {
            var folder = Path.GetDirectoryName(file)!;
            var paths = file.EndsWith("x", StringComparison.OrdinalIgnoreCase) ? FromXml(file) : FromText(file);
            return [.. paths.Where(static path => path.IndexOf('\0') < 0).Select(path => Path.GetFullPath(Path.Combine(folder, path.Replace('\\', Path.DirectorySeparatorChar))))
                .Where(path => ProjectFile.IsProject(path) && File.Exists(path))
                .Distinct(StringComparer.Ordinal)
                .OrderBy(path => path, StringComparer.Ordinal)];
        }
        catch (XmlException e)
        {
            diagnostics.Add(InitDiagnostics.UnreadableSolution(new SourceSpan(file, e.LineNumber, e.LinePosition, e.LineNumber, e.LinePosition), e.Message));
            return [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(InitDiagnostics.UnreadableSolution(SourceSpan.WholeFile(file), e.Message));
            return [];
        }
    }

    private static IEnumerable<string> FromXml(string file)
    {
        using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return [.. XElement.Load(reader).Descendants().Where(element => element.Name.LocalName == "Project").Select(element => element.Attribute("Path")?.Value).OfType<string>()];
    }

    private static IEnumerable<string> FromText(string file) => ProjectLine.Matches(File.ReadAllText(file)).Cast<Match>().Select(match => match.Groups[1].Value);
}
