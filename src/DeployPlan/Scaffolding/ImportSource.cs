using DeployPlan.Diagnostics;
using DeployPlan.Files;
using DeployPlan.Text;

namespace DeployPlan.Scaffolding;

/// <summary>A file of another tool, as it is read.</summary>
/// <param name="file">Full path.</param>
/// <param name="root">Its content.</param>
/// <param name="scope">The projects around the config.</param>
/// <param name="diagnostics">Takes the problems.</param>
internal sealed class ImportSource(string file, MappingNode root, SearchScope scope, DiagnosticBag diagnostics)
{
    /// <summary>Full path.</summary>
    public string File => file;

    public MappingNode Root => root;

    public SearchScope Scope => scope;

    /// <summary>The entries of a section, each of which must be a mapping; none if it is not there.</summary>
    public IEnumerable<(string Name, MappingNode Value, MappingEntry Entry)> Entries(DocumentNode? section, string what)
    {
        if (section is null or ScalarNode { IsNull: true })
        {
            yield break;
        }

        if (section is not MappingNode)
        {
            WrongShape(section, $"'{what}'");
        }

        foreach (var entry in section.AsEntries())
        {
            if (entry.Value is MappingNode value)
            {
                yield return (entry.Key.Text, value, entry);
            }
            else
            {
                WrongShape(entry.Value, $"'{entry.Key.Text}' in '{what}'");
            }
        }
    }

    /// <summary>Text that must be there.</summary>
    public string? Required(MappingNode node, string key, string where)
    {
        var value = node.Get(key);
        if (value.AsText() is { } text)
        {
            return text;
        }

        diagnostics.Add(ImportDiagnostics.Missing((value ?? node).Span.AtStart(), key, where));
        return null;
    }

    /// <summary>The full path of what a file names; null, with a diagnostic, if it is not there.</summary>
    public string? PathOf(DocumentNode? node, string? folder = null)
    {
        if (node.AsText() is not { } written)
        {
            return null;
        }

        if (written.IndexOf('\0') < 0)
        {
            var path = Path.GetFullPath(Path.Combine(folder ?? Path.GetDirectoryName(file)!, written.Replace('\\', Path.DirectorySeparatorChar)));
            if (System.IO.File.Exists(path) || Directory.Exists(path))
            {
                return path;
            }
        }

        diagnostics.Add(ImportDiagnostics.NoSuchPath(node!.Span, written));
        return null;
    }

    /// <summary>The project at a path, or the one project in that folder; null if there is none, and, with a diagnostic, if nothing deploys it.</summary>
    public DotnetProject? ProjectAt(string? path, DocumentNode? at)
    {
        var project = path is null ? null
            : Directory.Exists(path) ? Directory.GetFiles(path).Where(ProjectFile.IsProject).OrderBy(static name => name, StringComparer.Ordinal).FirstOrDefault()
            : ProjectFile.IsProject(path) ? path
            : null;
        var read = project is null ? null : scope.Projects.FirstOrDefault(known => known.File == project) ?? ProjectFile.Read(project);
        if (at is null || !(read is { IsDevelopmentHost: true } || string.Equals(Path.GetFileName(path), "apphost.cs", StringComparison.OrdinalIgnoreCase)))
        {
            return read;
        }

        var named = RelativePath.Between(Path.GetDirectoryName(file)!, project ?? path!);
        diagnostics.Add(ImportDiagnostics.DevelopmentHost(at.Span, named, BuildCommand.Quoted(named)));
        return null;
    }

    /// <summary>A service of a project with what its sources say, if the project is in the solution.</summary>
    public FoundService Service(string name, DotnetProject? project) =>
        project is null ? new FoundService { Name = Safe(name) } : FoundServices.Of(scope, project, Safe(name));

    /// <summary>Says that a name is that of nothing in the file.</summary>
    public void Unknown(DocumentNode at, string name, IEnumerable<string> known) => diagnostics.Add(ImportDiagnostics.UnknownName(at.Span, name, known));

    /// <summary>Build arguments that have no placeholder.</summary>
    public BuildArguments BuildArguments(DocumentNode? args) =>
        Scaffolding.BuildArguments.Of(args, file, static value => value.IndexOfAny(['{', '$']) >= 0 || value.IndexOf("<%", StringComparison.Ordinal) >= 0 ? null : value);

    /// <summary>A name as a config may have it.</summary>
    public static string Safe(string name) => Names.Safe(name, "service");

    /// <summary>The line of a key, for comments.</summary>
    public string LineOf(MappingEntry entry) => FormattableString.Invariant($"{Path.GetFileName(file)}, line {entry.Key.Span.Line}");

    private void WrongShape(DocumentNode at, string what) => diagnostics.Add(ImportDiagnostics.NotMapping(at.Span, what, at.Kind));
}
