using DeployPlan.Files;

namespace DeployPlan.Tasks;

/// <summary>What the evaluation of one project says. Paths are full.</summary>
/// <param name="project">The project.</param>
internal sealed class EvaluatedProject(string project)
{
    // Folders that are written, wherever the project has them.
    private static readonly string[] Outputs =
        ["BaseOutputPath", "BaseIntermediateOutputPath", "OutputPath", "IntermediateOutputPath", "MSBuildProjectExtensionsPath", "DeployPlanOutputDirectory", "DeployPlanStateDirectory"];

    // Files that a build reads though no item names them.
    private static readonly string[] NamedByProperties =
        ["AssemblyOriginatorKeyFile", "ApplicationIcon", "ApplicationManifest", "Win32Resource", "Win32Manifest", "CodeAnalysisRuleSet", "AppConfig", "NuGetLockFilePath", "RestoreConfigFile"];

    // A pattern over a whole disk is seldom meant, and a build looks at each folder again.
    private const int MostFolders = 2_000;

    private static readonly char[] Wild = ['*', '?'];

    private readonly string _folder = Path.GetDirectoryName(project)!;
    private readonly HashSet<string> _outputs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _walked = new(StringComparer.Ordinal);

    /// <summary>Files that it is made of.</summary>
    public HashSet<string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Those that no SDK and no package brings.</summary>
    public HashSet<string> Own { get; } = new(StringComparer.Ordinal);

    /// <summary>Files, there or not, and folders whose change may change what it is made of.</summary>
    public HashSet<string> Deciding { get; } = new(StringComparer.Ordinal);

    /// <summary>Its target frameworks as it lists them; empty if it has one alone.</summary>
    public string Frameworks { get; set; } = "";

    /// <summary>Projects that it references.</summary>
    public HashSet<ReferencedProject> References { get; } = [];

    /// <summary>Whether those that reference it build it for their runtime: it is a program, or says runtimes itself.</summary>
    public bool IsOfRuntime { get; set; }

    /// <summary>Adds what is around the project: files of known names, and the folders in which its patterns find files.</summary>
    public void AddSurroundings(IReadOnlyList<string> filesAbove)
    {
        for (var folder = _folder; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            foreach (var name in filesAbove)
            {
                AddDeciding(Path.Combine(folder, name));
            }
        }

        // NuGet takes the name with that of the project where there is such a file.
        AddDeciding(Path.Combine(_folder, "packages.lock.json"));
        AddDeciding(Path.Combine(_folder, $"packages.{Path.GetFileNameWithoutExtension(project).Replace(' ', '_')}.lock.json"));
        AddFolders(new DirectoryInfo(_folder));
    }

    /// <summary>Adds an evaluation.</summary>
    public void Add(Evaluation evaluation, ICollection<string> noSources)
    {
        _outputs.UnionWith(Outputs.Select(evaluation.Property).Select(FullPath).OfType<string>().Select(static path => path.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar));
        _outputs.RemoveWhere(output => project.StartsWith(output, StringComparison.Ordinal));
        foreach (var import in evaluation.Imports)
        {
            Deciding.Add(import);
            if (!IsOfPackage(import))
            {
                AddFile(import);
                AddOwn(import, evaluation);
            }
        }

        foreach (var item in evaluation.Items)
        {
            if (item.Type == "ProjectReference")
            {
                References.Add(new ReferencedProject(item.Path, item.SetProperties, item.RemovedProperties));
                AddOwn(item.Path, evaluation);
            }
            else if (!noSources.Contains(item.Type) && (item.Type != "None" || item.IsCopied || UnnamedSource.Is(item.Path)))
            {
                AddItem(item);
                AddOwn(item.Path, evaluation);
                AddOwn(FullPath(item.HintPath), evaluation);
            }
        }

        foreach (var sought in evaluation.Sought)
        {
            AddSought(sought);
        }

        foreach (var file in NamedByProperties.Select(evaluation.Property).Select(FullPath).OfType<string>())
        {
            AddDeciding(file);
            AddOwn(file, evaluation);
        }
    }

    private void AddOwn(string? file, Evaluation evaluation)
    {
        // A .editorconfig in a folder above is often that of a person, and of what is beside the project, the project tells.
        if (file is not null && !file.StartsWith(_folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) && Path.GetFileName(file) != ".editorconfig"
            && !evaluation.IsOfOthers(file) && !IsOutput(file) && File.Exists(file) && !IsOfPackage(file))
        {
            Own.Add(file);
        }
    }

    // A pattern that found it may find another one beside it.
    private void AddItem(EvaluatedItem item)
    {
        if (AddFile(item.Path))
        {
            Deciding.Add(Path.GetDirectoryName(item.Path)!);
        }
        else if (!_walked.Contains(Path.GetDirectoryName(item.Path)!) && !IsOutput(item.Path) && !Directory.Exists(item.Path))
        {
            // It may be there later, as a .editorconfig in a folder above.
            Deciding.Add(item.Path);
        }

        if (FullPath(item.HintPath) is { } assembly)
        {
            AddDeciding(assembly);
        }
    }

    // What is not there, or matches nothing, may be there later: also in a folder that is new.
    private void AddSought(string path)
    {
        var wild = path.IndexOfAny(Wild);
        if (FullPath(wild < 0 ? path : path.Substring(0, path.LastIndexOf(Path.DirectorySeparatorChar, wild) + 1) + ".") is not { } sought
            || _walked.Contains(wild < 0 ? Path.GetDirectoryName(sought) ?? sought : sought) || sought == Path.GetPathRoot(sought)
            || IsOutput(sought + Path.DirectorySeparatorChar) || FolderRule.IsInOutput(Path.Combine(sought, "x"), ""))
        {
            return;
        }

        Deciding.Add(sought);
        if (wild >= 0 && path.IndexOf(Path.DirectorySeparatorChar, wild) >= 0 && Directory.Exists(sought))
        {
            AddFolders(new DirectoryInfo(sought), _walked.Count + MostFolders);
        }
    }

    private string? FullPath(string written)
    {
        var path = written.Trim().Replace('\\', Path.DirectorySeparatorChar);
        try
        {
            return path.Length == 0 || path.IndexOfAny(Path.GetInvalidPathChars()) >= 0 ? null : Path.GetFullPath(Path.Combine(_folder, path));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or PathTooLongException)
        {
            // An item may be anything, such as an address.
            return null;
        }
    }

    private void AddDeciding(string file)
    {
        Deciding.Add(file);
        AddFile(file);
    }

    // What a build writes is no source.
    private bool AddFile(string file)
    {
        var isSource = !IsOutput(file) && File.Exists(file);
        if (isSource)
        {
            Files.Add(file);
        }

        return isSource;
    }

    private bool IsOutput(string file) => _outputs.Any(output => file.StartsWith(output, StringComparison.Ordinal));

    // NuGet marks the folder of each package that it has unpacked. What a package has is named by its version, which the project says.
    private static bool IsOfPackage(string import)
    {
        for (var folder = Path.GetDirectoryName(import); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, ".nupkg.metadata")))
            {
                return true;
            }
        }

        return false;
    }

    private void AddFolders(DirectoryInfo folder, int most = int.MaxValue)
    {
        if (_walked.Count >= most || !_walked.Add(folder.FullName))
        {
            return;
        }

        Deciding.Add(folder.FullName);
        foreach (var below in FoldersIn(folder))
        {
            if (below.Name != "node_modules" && below.Name[0] != '.' && !FolderRule.IsOutput(below) && !IsOutput(below.FullName + Path.DirectorySeparatorChar) && (below.Attributes & FileAttributes.ReparsePoint) == 0)
            {
                AddFolders(below, most);
            }
        }
    }

    // MSBuild finds nothing in what it cannot list.
    private static DirectoryInfo[] FoldersIn(DirectoryInfo folder)
    {
        try
        {
            return folder.GetDirectories();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
