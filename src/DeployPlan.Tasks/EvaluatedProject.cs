namespace DeployPlan.Tasks;

/// <summary>What the evaluation of one project says. Paths are full.</summary>
internal sealed class EvaluatedProject
{
    /// <summary>Files that it is made of.</summary>
    public HashSet<string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Files, there or not, and folders whose change may change what it is made of.</summary>
    public HashSet<string> Deciding { get; } = new(StringComparer.Ordinal);

    /// <summary>Projects that it references.</summary>
    public HashSet<string> References { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds what is around the project: files of known names, and the folders in which its patterns find files.</summary>
    public void AddSurroundings(string project, IReadOnlyList<string> filesAbove)
    {
        var own = Path.GetDirectoryName(project)!;
        for (var folder = own; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            foreach (var name in filesAbove)
            {
                AddDeciding(Path.Combine(folder, name));
            }
        }

        AddDeciding(Path.Combine(own, "packages.lock.json"));
        AddFolders(new DirectoryInfo(own));
    }

    /// <summary>Adds an evaluation.</summary>
    public void Add(Evaluation evaluation, ICollection<string> noSources)
    {
        foreach (var import in evaluation.Imports)
        {
            Deciding.Add(import);
            if (!IsOfPackage(import))
            {
                AddFile(import);
            }
        }

        foreach (var item in evaluation.Items)
        {
            if (item.Type == "ProjectReference")
            {
                References.Add(item.Path);
            }
            else if (!noSources.Contains(item.Type) && (item.Type != "None" || item.IsCopied))
            {
                AddFile(item.Path);
            }
        }
    }

    private void AddDeciding(string file)
    {
        Deciding.Add(file);
        AddFile(file);
    }

    // What a build writes is no source.
    private void AddFile(string file)
    {
        if (!IsOfBuild(file) && File.Exists(file))
        {
            Files.Add(file);
        }
    }

    private static bool IsOfBuild(string file) =>
        Array.Exists(file.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar), static segment => segment is "bin" or "obj");

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

    private void AddFolders(DirectoryInfo folder)
    {
        Deciding.Add(folder.FullName);
        foreach (var below in folder.EnumerateDirectories())
        {
            if (below.Name is not ("bin" or "obj" or "node_modules") && below.Name[0] != '.' && (below.Attributes & FileAttributes.ReparsePoint) == 0)
            {
                AddFolders(below);
            }
        }
    }
}
